import { type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import type { City } from '../door/command.ts'
import { appendDocuments } from './append-turn.ts'
import type { Post } from './ask-witness.ts'
import { askWitnesses } from './ask-witnesses.ts'
import { firstWaiting } from './checkpoint-store.ts'
import { awayWords, breachWords, raiseAlarm } from './log-alarms.ts'
import type { Breach } from './log-head.ts'
import { postText } from './post-text.ts'

/** A witness may be starting again; an order has ten minutes. */
const patienceMs = minuteMs

/** What one turn of the log did: how many documents it took, how large it is, and whether a quorum has signed all of it. */
export type LogTurn = { added: number; size: number; quorum: boolean; breach: Breach | null }

type Running = { now: Promise<LogTurn>; next: Promise<LogTurn> | null }
const running = new WeakMap<City['sql'], Running>()

/**
 * One turn of the public log: appends what is not in it, signs, asks the witnesses, and says of all that a quorum has seen since
 * when it is logged. What no quorum has seen gets no moment, and core makes such orders fall away after ten minutes; an alarm
 * says so. Any number of processes may run it; those who lose a race try again. Within one process turns follow each other,
 * and all who come during one share the next: a thousand officers who sign at one moment ask the witnesses twice.
 */
export function appendPending(city: City, now: Instant, post: Post = postText): Promise<LogTurn> {
  const { sql } = city
  const held = running.get(sql)
  if (held?.next) return held.next
  if (held) {
    const go = () => begin(city, now, post)
    held.next = held.now.then(go, go)
    return held.next
  }
  return begin(city, now, post)
}

function begin(city: City, now: Instant, post: Post): Promise<LogTurn> {
  const turn = oneTurn(city, now, post)
  const own: Running = { now: turn, next: null }
  running.set(city.sql, own)
  const end = () => {
    if (own.next === null && running.get(city.sql) === own) running.delete(city.sql)
  }
  turn.then(end, end)
  return turn
}

async function oneTurn(city: City, now: Instant, post: Post): Promise<LogTurn> {
  const appended = await appendDocuments(city, now)
  if (!appended.ok) {
    const { breach } = appended
    const subject = city.anchors.log.origin
    const words = breachWords[breach]
    await raiseAlarm(city.sql, { kind: 'log-broken', subject, since: breach, words }, now)
    return { added: 0, size: 0, quorum: false, breach }
  }
  const asked = await askWitnesses(city, now, post)
  if (asked && !asked.quorum) {
    const waiting = await firstWaiting(city.sql)
    if (waiting && now - waiting.since >= patienceMs)
      for (const { name, said } of asked.away) {
        const words = awayWords(name, said)
        const since = String(waiting.size)
        await raiseAlarm(city.sql, { kind: 'witness-away', subject: name, since, words }, now)
      }
  }
  const { added, size } = appended
  return { added, size, quorum: asked?.quorum ?? false, breach: null }
}
