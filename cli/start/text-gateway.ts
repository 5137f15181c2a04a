import type { Gateway } from '@bihuan/server/messages/gateway.ts'
import { Ending, exitCode } from '../exit-code.ts'

/** The operator's gateway for text messages, or null where none is set: then nothing is sent. Half of one ends the start. */
export function textGateway(): Gateway | null {
  const { BIHUAN_SMS_URL: url, BIHUAN_SMS_TOKEN: token } = process.env
  if (!url && !token) return null
  if (!url || !token || !URL.canParse(url))
    throw new Ending(
      exitCode.refused,
      'Set BIHUAN_SMS_URL (a URL) and BIHUAN_SMS_TOKEN together. 短信网关地址和令牌须同时设置',
    )
  return { url, token }
}
