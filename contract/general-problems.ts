import type { ProblemText } from './problems.ts'

/** Refusals that belong to no noun: of the input, of who asks, of the server itself. */
export const generalProblems = {
  'input.malformed': {
    status: 400,
    zh: '内容格式有误，请按 errors 中逐项更正后重发',
    en: 'The input is malformed: correct each item under errors and send it again',
  },
  'input.not-json': {
    status: 400,
    zh: '请求体不是 JSON，请检查 Content-Type 和内容',
    en: 'The body is not JSON: check Content-Type and the content',
  },
  'input.too-large': {
    status: 413,
    zh: '内容过大，请分批发送',
    en: 'The input is too large: send it in smaller batches',
  },
  'command.id-missing': {
    status: 400,
    zh: '缺少 Idempotency-Key：请带一个自己生成的 UUID，重试时使用同一个',
    en: 'Idempotency-Key is missing: send a UUID of your own, and the same one when you try again',
  },
  'command.id-reused': {
    status: 422,
    zh: '这个 Idempotency-Key 已用于另一内容，请换新的 UUID',
    en: 'This Idempotency-Key was used for another content: take a new UUID',
  },
  'access.sign-in-needed': { status: 401, zh: '请先登录', en: 'Sign in first' },
  'access.sign-in-failed': {
    status: 401,
    zh: '用户名或密码不对',
    en: 'The name or the password is wrong',
  },
  'access.too-many-attempts': {
    status: 429,
    zh: '尝试次数过多，请在 {seconds} 秒后再试',
    en: 'Too many tries: wait {seconds} seconds and try again',
  },
  'access.role-may-not': {
    status: 403,
    zh: '角色“{role}”不能执行“{name}”，请由有权的人办理',
    en: 'The role "{role}" may not do "{name}": ask someone who may',
  },
  'access.area-is-not-yours': {
    status: 403,
    zh: '这属于区域 {area}，不在你负责的区域 {own} 内',
    en: 'This belongs to area {area}, outside your area {own}',
  },
  'access.unit-is-not-yours': {
    status: 403,
    zh: '这由 {unit} 办理，你属于 {own}',
    en: 'This is the work of {unit}; you belong to {own}',
  },
  'access.purpose-needed': {
    status: 403,
    zh: '查看个人信息须说明目的：请带 X-Purpose，可用：{purposes}',
    en: 'Reading a person needs a purpose: send X-Purpose, one of: {purposes}',
  },
  'demo.only': { status: 404, zh: '仅演示模式可用', en: 'Available in demo mode only' },
  'not-found': { status: 404, zh: '找不到 {what}', en: 'There is no {what}' },
  'server.fault': {
    status: 500,
    zh: '系统内部错误，已记录（编号 {trace}）。你的操作可能已生效：请用同一 Idempotency-Key 重试',
    en: 'A fault of ours, recorded as {trace}. What you sent may have taken effect: try again with the same Idempotency-Key',
  },
  'server.disk-full': {
    status: 503,
    zh: '磁盘已满，未作任何更改。请腾出空间后用同一 Idempotency-Key 重试',
    en: 'The disk is full and nothing was changed: free some space, then try again with the same Idempotency-Key',
  },
  'server.database-away': {
    status: 503,
    zh: '数据库暂时不可用。你的操作可能已生效，也可能没有：请稍后用同一 Idempotency-Key 重试',
    en: 'The database is away for the moment. What you sent may have taken effect or not: try again shortly with the same Idempotency-Key',
  },
  'server.not-ready': {
    status: 503,
    zh: '系统尚未就绪，请稍后重试',
    en: 'Not ready yet: try again shortly',
  },
  'server.busy': {
    status: 503,
    zh: '系统繁忙，请求未受理，请在 Retry-After 秒后重试',
    en: 'Too busy to take this up: try again after the seconds in Retry-After',
  },
} as const satisfies Record<string, ProblemText>
