// A receiver of Habeas policy webhooks, with Node.js alone (18 or newer).
//
//   node receiver.mjs           takes calls, until it is stopped
//   node receiver.mjs resume    resumes the requests that it halted: what a person's "yes" would do
//
// HABEAS_WEBHOOK_SECRET is the signing secret of the connection (of several, with spaces between), HABEAS where the server is
// (http://localhost:8080), PORT where to listen (9000), INBOX the folder for what must not be forgotten (./inbox).

import { createHmac, timingSafeEqual } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

const { HABEAS = 'http://localhost:8080', HABEAS_WEBHOOK_SECRET: secrets, INBOX = 'inbox', PORT = '9000' } = process.env
if (!secrets) {
  console.error("Set HABEAS_WEBHOOK_SECRET to the connection's signing secret.")
  process.exit(1)
}
const keys = secrets.split(' ').map((secret) => Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
mkdirSync(INBOX, { recursive: true, mode: 0o700 }) // reply tokens are kept in it

const customers = new Map([['jane@example.com', '+1 555 0100']])

/** Whether the call was signed with our secret, and not long ago (Standard Webhooks 1.0). */
function genuine(headers, body) {
  const { 'webhook-id': call = '', 'webhook-timestamp': timestamp = '', 'webhook-signature': signatures = '' } = headers
  if (!/^[A-Za-z0-9_-]{1,100}$/.test(call) || !/^[0-9]{1,11}$/.test(timestamp)) return false
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return false
  const hmac = (key) => createHmac('sha256', key).update(`${call}.${timestamp}.`).update(body).digest('base64')
  const expected = keys.map((key) => Buffer.from(`v1,${hmac(key)}`))
  // There are several while a secret is being changed. Compared in constant time: how long it takes tells nothing.
  return signatures
    .split(' ')
    .map((text) => Buffer.from(text))
    .flatMap((one) => expected.map((other) => one.length === other.length && timingSafeEqual(one, other)))
    .includes(true)
}

/** What we answer. Whatever it does must be done before the answer is written down. */
function decide(path, call, headers) {
  const request = call.privacy_request_id
  if (path === '/identify' && customers.has(call.identity.email)) {
    return { halt: false, derived_identity: { phone_number: customers.get(call.identity.email) } }
  }
  if (path === '/approve' && headers['reply-to-token']) {
    writeFileSync(`${INBOX}/${headers['webhook-id']}.waiting`, `${request}\n${headers['reply-to-token']}\n`)
    console.log(`${request} waits for a person`)
    return { halt: true }
  }
  console.log(`${request} noted`)
  return {}
}

/** The answer to a genuine call; to a repeated one, the same as before. Nothing else runs in between, as it awaits nothing. */
function answer(path, headers, body) {
  const call = JSON.parse(body)
  if (call.callback_type === 'test') return '{}'
  const known = `${INBOX}/${headers['webhook-id']}.answer`
  if (!existsSync(known)) {
    writeFileSync(`${known}.draft`, JSON.stringify(decide(path, call, headers)))
    renameSync(`${known}.draft`, known)
  }
  return readFileSync(known, 'utf8')
}

/** The bytes as they came, which are what is signed; undefined when they are too many. */
async function read(call) {
  const chunks = []
  let length = 0
  for await (const chunk of call) {
    chunks.push(chunk)
    length += chunk.length
    if (length > 65536) return undefined
  }
  return Buffer.concat(chunks)
}

async function receive(call, reply) {
  const body = await read(call)
  if (body === undefined) return reply.writeHead(413, { connection: 'close' }).end()
  if (call.method !== 'POST' || !genuine(call.headers, body)) {
    console.log('refused: not genuine')
    return reply.writeHead(401).end()
  }
  reply.writeHead(200, { 'content-type': 'application/json' }).end(answer(call.url, call.headers, body))
}

/** Resumes one request. The address is put together from what we know: reply-to-url is not signed. */
async function resume(file) {
  const [request, token] = readFileSync(file, 'utf8').trim().split('\n')
  let status = 400
  for (let attempt = 0; attempt < 5 && status === 400; attempt++) {
    if (attempt > 0) await sleep(1000) // 400: it does not wait yet (our answer is on its way), or not any more
    const answer = await fetch(`${HABEAS.replace(/\/+$/, '')}/api/v1/privacy-request/${request}/resume`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{}', // or {"derived_identity": {…}}
      signal: AbortSignal.timeout(30_000),
    })
    status = answer.status
  }
  console.log(`${request} resumed: ${status}`)
  if ([200, 400, 401, 403].includes(status)) rmSync(file) // done, or not to be had any more
}

if (process.argv[2] === 'resume') {
  for (const file of readdirSync(INBOX).sort()) {
    if (file.endsWith('.waiting')) await resume(`${INBOX}/${file}`)
  }
} else {
  const server = createServer((call, reply) =>
    receive(call, reply).catch((failed) => {
      console.log(`failed: ${failed.name}`)
      reply.writeHead(500).end()
    }),
  )
  server.listen(Number(PORT), '127.0.0.1', () => console.log(`ready at http://127.0.0.1:${server.address().port}`))
}
