import { expect, test } from 'vitest'
import { isLatest, parseImage } from './image.ts'

const digest = `sha256:${'a'.repeat(64)}`
test.each([
  ['nginx', { name: 'nginx', tag: '', digest: '' }, true],
  ['nginx:1.27', { name: 'nginx', tag: '1.27', digest: '' }, false],
  ['localhost:5000/a/b:latest', { name: 'localhost:5000/a/b', tag: 'latest', digest: '' }, true],
  [`gcr.io/x@${digest}`, { name: 'gcr.io/x', tag: '', digest }, false],
  [`x:v1@${digest}`, { name: 'x', tag: 'v1', digest }, false],
  ['Nginx', undefined, false], ['nginx:', undefined, false], ['', undefined, false], ['a//b', undefined, false], ['bad image', undefined, false], ['a'.repeat(64), undefined, false],
])('image %s', (text, parsed, latest) => {
  expect(parseImage(text)).toEqual(parsed)
  expect(isLatest(text)).toBe(latest)
})
