import { request as httpsRequest } from 'node:https'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Cluster } from '../src/cluster.ts'
import { exchange } from '../src/http/exchange.ts'
import { firstUse } from '../src/store/clusters.ts'
import { memoryStore } from '../src/store/memory.ts'
import type { Exchange, Reply } from './support/conversation.ts'
import { Memory, answerLines, formatConversation, parseConversation } from './support/conversation.ts'

/** With FAUXCTL_RECORD=https://127.0.0.1:PORT the answers of that (fresh, real) server are written into the files instead. */
const realServer = process.env.FAUXCTL_RECORD
const only = process.env.FAUXCTL_ONLY
const folder = join(import.meta.dirname, 'conversations')
const USER_AGENT = 'recorder/1.0 (test)'

type Send = (sent: Exchange & { headers: [string, string][] }) => Promise<Reply>

/** Plays a conversation and gives it back with the answers that came. */
async function play(conversation: readonly Exchange[], send: Send): Promise<Exchange[]> {
  const memory = new Memory(), played: Exchange[] = []
  for (const one of conversation) {
    const body = one.body === undefined ? undefined : memory.fill(one.body)
    const headers = [...one.headers]
    if (body !== undefined && !headers.some(([name]) => name === 'Content-Type')) headers.push(['Content-Type', 'application/json'])
    if (!headers.some(([name]) => name === 'User-Agent')) headers.push(['User-Agent', USER_AGENT])
    const reply = await send({ ...one, url: memory.fill(one.url), body, headers: headers.map(([name, value]) => [name, memory.fill(value)]) })
    memory.learn(reply.body, one.label)
    played.push({ ...one, answer: answerLines(reply) })
  }
  return played
}

function ours(): Send {
  const outside = { vars: { FAUXCTL_CLOCK: 'instant', FAUXCTL_NOW: '2026-01-01T00:00:00Z', FAUXCTL_TICK: '0' }, wallNow: () => 0, sleep: async () => {}, randomSeed: () => 'seed' }
  const cluster = new Cluster(memoryStore(firstUse(outside)), outside)
  return async ({ method, url, headers, body }) => {
    const reply = await exchange(cluster, { method, url, body, headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])) })
    let text = ''
    if (typeof reply.body === 'string') text = reply.body
    else for await (const part of reply.body) text += part
    return { ...reply, body: text }
  }
}

const real: Send = ({ method, url, headers, body }) => new Promise((done, fail) => {
  const sent = httpsRequest(realServer + url, { method, rejectUnauthorized: false, headers: { Authorization: 'Bearer admin-token', ...(body !== undefined && { 'Content-Length': Buffer.byteLength(body) }), ...Object.fromEntries(headers) } }, (answer) => {
    let text = ''
    answer.setEncoding('utf8').on('data', (part: string) => { text += part }).on('end', () => done({
      code: answer.statusCode!, contentType: answer.headers['content-type'] ?? '', body: text,
      warnings: [answer.headers.warning ?? []].flat().flatMap((line) => [...line.matchAll(/299 - ("(?:[^"\\]|\\.)*")/g)].map(([, quoted]) => JSON.parse(quoted!) as string)),
    })).on('error', fail)
  })
  sent.on('error', fail)
  sent.end(body)
})

describe('conversations with the real API server', () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt') && name.includes(only ?? ''))) {
    const path = join(folder, file)
    const conversation = parseConversation(readFileSync(path, 'utf8'))
    if (realServer) test(`record ${file}`, async () => { writeFileSync(path, formatConversation(await play(conversation, real))) }, 120_000)
    else test(file, async () => {
      const played = await play(conversation, ours())
      if (process.env.FAUXCTL_OUT) writeFileSync(`${process.env.FAUXCTL_OUT}-${file}`, formatConversation(played))
      const text = (one: Exchange) => [`${one.method} ${one.url}`, one.body ?? '', ...one.answer].join('\n')
      const differing = played.flatMap((one, i) => (one.answer.join('\n') === conversation[i]!.answer.join('\n') ? [] : [i]))
      expect(differing.map((i) => text(played[i]!)).join('\n\n')).toBe(differing.map((i) => text(conversation[i]!)).join('\n\n'))
    })
  }
})
