import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import {
  type Appointment,
  type Dismissal,
  type Power,
  powers,
} from '@bihuan/core/orders/register.ts'
import { type Instant, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { type Authority, authorityOf } from '@bihuan/server/trust/authority.ts'
import type { AppointOptions, DismissOptions } from './authority.ts'
import { Refusal } from './refusal.ts'

type Paper<T> = { document: T; signature: string }
type Papers = { appointments: Paper<Appointment>[]; dismissals: Paper<Dismissal>[] }

function authorityIn(path: string): Authority {
  try {
    const read = JSON.parse(readFileSync(path, 'utf8')) as { privateKey?: unknown }
    // Without one a new key would be made, and whom it appoints nobody would be.
    return authorityOf(String(read.privateKey))
  } catch {
    throw new Refusal(
      'authority.no-key',
      `${path} 不是任命机关的私钥，请用 authority make 生成的文件`,
      `${path} is not the private key of the authority: give the file that "authority make" wrote`,
    )
  }
}

function papersIn(path: string): Papers {
  if (!existsSync(path)) return { appointments: [], dismissals: [] }
  const { appointments = [], dismissals = [] } = JSON.parse(
    readFileSync(path, 'utf8'),
  ) as Partial<Papers>
  return { appointments, dismissals }
}

const write = (path: string, papers: Papers) =>
  writeFileSync(path, `${JSON.stringify(papers, null, 1)}\n`)

function momentOf(name: string, text: string): Instant {
  try {
    return instantOf(text)
  } catch {
    throw new Refusal(
      'authority.moment',
      `--${name} 须为带时区的时刻，如 2026-12-01T00:00:00+08:00`,
      `--${name} must be a moment with its offset, such as 2026-12-01T00:00:00+08:00`,
    )
  }
}

function powersIn(text: string): Power[] {
  return text.split(',').map((one) => {
    const power = powers.find((known) => known === one.trim())
    if (power) return power
    throw new Refusal(
      'authority.power',
      `没有职权 ${one}；可用：${powers.join(', ')}`,
      `There is no power ${one}; there are ${powers.join(', ')}`,
    )
  })
}

/** Signs one post and adds it to a file that `POST /api/v1/appointments/import` takes as it is. */
export async function appoint(options: AppointOptions) {
  const authority = authorityIn(options.key)
  const from = momentOf('from', options.from)
  const until = momentOf('until', options.until)
  if (until <= from)
    throw new Refusal(
      'authority.term',
      '任期须在开始之后结束',
      'The post must end after it begins: correct --until',
    )
  const { officer, unit, area, credential, publicKey } = options
  const document: Appointment = {
    version: 1,
    id: randomUUID(),
    officer,
    unit,
    area,
    powers: powersIn(options.powers),
    credential,
    publicKey,
    from,
    until,
  }
  const papers = papersIn(options.out)
  const signature = authority.sign(document).toString('base64url')
  write(options.out, { ...papers, appointments: [...papers.appointments, { document, signature }] })
  return {
    json: { post: document.id, file: options.out },
    text: `${document.id}  ${officer} · ${unit} · ${document.powers.join(',')} · ${isoOf(from)} – ${isoOf(until)}\n${options.out}: import it at the desk under Officers · 在工作台“任职人员”导入`,
  }
}

/** Signs the end of a post and adds it to a file for the same import. */
export async function dismiss(options: DismissOptions) {
  const authority = authorityIn(options.key)
  const document: Dismissal = {
    version: 1,
    id: randomUUID(),
    appointment: options.post,
    at: momentOf('at', options.at),
  }
  const papers = papersIn(options.out)
  const signature = authority.sign(document).toString('base64url')
  write(options.out, { ...papers, dismissals: [...papers.dismissals, { document, signature }] })
  return {
    json: { post: options.post, file: options.out },
    text: `${options.post} ends ${isoOf(document.at)}\n${options.out}: import it at the desk under Officers · 在工作台“任职人员”导入`,
  }
}
