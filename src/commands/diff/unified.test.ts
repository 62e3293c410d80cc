import { describe, expect, test } from 'vitest'
import { unifiedHunks } from './unified.ts'

const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('')

/** Before, after, and what GNU `diff -u` (3.8) prints below its head. */
const recorded: [string[], string[], string[]][] = [
  [[], ['a', 'b'], ['@@ -0,0 +1,2 @@', '+a', '+b']],
  [['a', 'b'], [], ['@@ -1,2 +0,0 @@', '-a', '-b']],
  [['null'], ['a', 'b'], ['@@ -1 +1,2 @@', '-null', '+a', '+b']],
  [['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p'], ['a', 'b', 'c', 'X', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'Y', 'p'], ['@@ -1,7 +1,7 @@', ' a', ' b', ' c', '-d', '+X', ' e', ' f', ' g', '@@ -13,4 +13,5 @@', ' m', ' n', ' o', '+Y', ' p']],
  [['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p'], ['X', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p'], ['@@ -1,4 +1,4 @@', '-a', '+X', ' b', ' c', ' d']],
  [['a', 'a', 'a', 'b'], ['a', 'a', 'a', 'a', 'b'], ['@@ -1,4 +1,5 @@', ' a', ' a', ' a', '+a', ' b']],
  [['a', 'b', 'a', 'b'], ['a', 'b'], ['@@ -1,4 +1,2 @@', ' a', ' b', '-a', '-b']],
  [['- image: y', '- image: y', 'b', 'c', '- image: y', '  name: x', 'd'], ['- image: y', 'a', 'b', '- image: y', '  name: x', 'd', '- image: y'], ['@@ -1,7 +1,7 @@', ' - image: y', '-- image: y', '+a', ' b', '-c', ' - image: y', '   name: x', ' d', '+- image: y']],
  [['- image: y', 'e', '- image: y', '  name: x', '  name: x', 'd', 'e', 'b', 'b', 'd', 'b'], ['- image: y', 'e', 'a', '  name: x', '  name: x', 'd', 'a', 'b', 'b', 'd'], ['@@ -1,11 +1,10 @@', ' - image: y', ' e', '-- image: y', '+a', '   name: x', '   name: x', ' d', '-e', '+a', ' b', ' b', ' d', '-b']],
  [['e', 'a', 'e', 'e', 'c', '  name: x', '- image: y', 'd'], ['e', 'a', 'e', 'e', 'c', '  name: x', 'd', '- image: y', 'd', 'b'], ['@@ -4,5 +4,7 @@', ' e', ' c', '   name: x', '+d', ' - image: y', ' d', '+b']],
  [['a', 'a', 'b', '  name: x', 'b', 'c', 'd', '  name: x', 'e'], ['a', 'a', 'b', '  name: x', '- image: y', 'b', 'c', 'd', '  name: x', 'e'], ['@@ -2,6 +2,7 @@', ' a', ' b', '   name: x', '+- image: y', ' b', ' c', ' d']],
  [['b', 'c', 'd', 'a', 'e', 'c', '- image: y', 'd', 'd', 'b', 'd', 'e', 'c'], ['b', 'c', 'd', 'a', 'e', 'c', '- image: y', 'd', 'd', 'a', 'c', 'b', 'c'], ['@@ -7,7 +7,7 @@', ' - image: y', ' d', ' d', '+a', '+c', ' b', '-d', '-e', ' c']],
  [['a', 'a', '  name: x', 'e', 'd', '  name: x', 'a', 'c'], ['a', 'a', '  name: x', 'e', 'd', '  name: x', 'c'], ['@@ -4,5 +4,4 @@', ' e', ' d', '   name: x', '-a', ' c']],
  [['c', '  name: x', 'e', '  name: x'], ['- image: y', '  name: x', 'e', '  name: x'], ['@@ -1,4 +1,4 @@', '-c', '+- image: y', '   name: x', ' e', '   name: x']],
  [['  name: x', 'd', '- image: y', 'c'], ['  name: x', 'd', 'b', 'c'], ['@@ -1,4 +1,4 @@', '   name: x', ' d', '-- image: y', '+b', ' c']],
]

describe('unified hunks', () => {
  test.each(recorded)('%j to %j', (before, after, hunks) => {
    expect(unifiedHunks(text(before), text(after))).toBe(text(hunks))
  })
  test('equal texts have none', () => { expect(unifiedHunks('a\nb\n', 'a\nb\n')).toBe('') })
})
