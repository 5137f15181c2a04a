/** The states of an isolation site, from the day somebody found the house. */
export const siteStates = [
  'found',
  'inspected',
  'requisitioned',
  'ready',
  'active',
  'closing',
  'closed',
] as const
export type SiteState = (typeof siteStates)[number]

/** Everything that can be done to a site as a whole. `pass` and `fail` are the two outcomes of an inspection. */
export const siteEvents = [
  'pass',
  'fail',
  'requisition',
  'make-ready',
  'activate',
  'stand-by',
  'wind-down',
  'resume',
  'close',
  'give-back',
  'reopen',
] as const
export type SiteEvent = (typeof siteEvents)[number]

export type Words = { readonly zh: string; readonly en: string }
export type SiteMove = { readonly to: SiteState } | { readonly why: Words }

const why = (zh: string, en: string): SiteMove => ({ why: { zh, en } })
const to = (state: SiteState): SiteMove => ({ to: state })

const already = why('已经如此', 'This is so already')
const inspectFirst = why(
  '尚未通过现场检查；请先检查',
  'It has not passed an inspection: inspect it first',
)
const requisitionFirst = why('尚未征用；请先征用', 'It is not requisitioned: requisition it first')
const readyFirst = why('尚未准备就绪；请先就绪', 'It is not ready: make it ready first')
const notActive = why('尚未启用', 'It is not active')
const notClosing = why('没有在收尾', 'It is not winding down')
const windDownFirst = why(
  '请先停止接收，送走在住人员，再关闭',
  'Wind it down first: take nobody more in, and let everybody go',
)
const neverUsed = why(
  '尚未启用，无需关闭；如不再使用，请归还',
  'It never took anybody in: give it back instead of closing it',
)
const isClosed = why('隔离点已关闭；请先重新登记', 'The site is closed: reopen it first')
const notClosed = why('隔离点没有关闭', 'The site is not closed')
const inUse = why('仍在使用；请先收尾并关闭', 'It is in use: wind it down and close it first')
const notTaken = why(
  '尚未征用，无可归还',
  'It was not requisitioned: there is nothing to give back',
)
const isTaken = why('已经征用', 'It is requisitioned already')
const isClosing = why('正在收尾；请先恢复接收', 'It is winding down: resume it first')

type Row = Readonly<Record<SiteEvent, SiteMove>>

/**
 * Every state with every event: the next state, or why not. An inspection of a house where people are changes no state: what it found
 * is written down, and people are not put on the street for it.
 */
export const siteLifecycle: Readonly<Record<SiteState, Row>> = {
  found: {
    pass: to('inspected'),
    fail: to('found'),
    requisition: inspectFirst,
    'make-ready': inspectFirst,
    activate: inspectFirst,
    'stand-by': notActive,
    'wind-down': notActive,
    resume: notClosing,
    close: neverUsed,
    'give-back': notTaken,
    reopen: notClosed,
  },
  inspected: {
    pass: to('inspected'),
    fail: to('found'),
    requisition: to('requisitioned'),
    'make-ready': requisitionFirst,
    activate: requisitionFirst,
    'stand-by': notActive,
    'wind-down': notActive,
    resume: notClosing,
    close: neverUsed,
    'give-back': notTaken,
    reopen: notClosed,
  },
  requisitioned: {
    pass: to('requisitioned'),
    fail: to('requisitioned'),
    requisition: to('requisitioned'),
    'make-ready': to('ready'),
    activate: readyFirst,
    'stand-by': notActive,
    'wind-down': notActive,
    resume: notClosing,
    close: neverUsed,
    'give-back': to('inspected'),
    reopen: notClosed,
  },
  ready: {
    pass: to('ready'),
    fail: to('requisitioned'),
    requisition: to('ready'),
    'make-ready': already,
    activate: to('active'),
    'stand-by': already,
    'wind-down': notActive,
    resume: notClosing,
    close: neverUsed,
    'give-back': to('inspected'),
    reopen: notClosed,
  },
  active: {
    pass: to('active'),
    fail: to('active'),
    requisition: to('active'),
    'make-ready': already,
    activate: already,
    'stand-by': to('ready'),
    'wind-down': to('closing'),
    resume: notClosing,
    close: windDownFirst,
    'give-back': inUse,
    reopen: notClosed,
  },
  closing: {
    pass: to('closing'),
    fail: to('closing'),
    requisition: isTaken,
    'make-ready': isClosing,
    activate: isClosing,
    'stand-by': isClosing,
    'wind-down': already,
    resume: to('active'),
    close: to('closed'),
    'give-back': inUse,
    reopen: notClosed,
  },
  closed: {
    pass: isClosed,
    fail: isClosed,
    requisition: isClosed,
    'make-ready': isClosed,
    activate: isClosed,
    'stand-by': isClosed,
    'wind-down': isClosed,
    resume: isClosed,
    close: already,
    'give-back': isClosed,
    reopen: to('found'),
  },
}

/** What an event makes of a site, or why it cannot be. */
export const siteMove = (state: SiteState, event: SiteEvent): SiteMove =>
  siteLifecycle[state][event]

/** Whether people may be sent there: to a house that is ready or open. Rooms of any other are no supply. */
export const takesPeople = (state: SiteState): boolean => state === 'ready' || state === 'active'

/** What is owed next before people can come, and null where nothing is. */
export const nextOf: Readonly<Record<SiteState, SiteEvent | null>> = {
  found: 'pass',
  inspected: 'requisition',
  requisitioned: 'make-ready',
  ready: 'activate',
  active: null,
  closing: 'close',
  closed: null,
}
