/** The states of a case. `reported`: somebody says so and nobody here took it on; the last three are over. */
export const caseStates = [
  'reported',
  'open',
  'assigned',
  'investigating',
  'keyed',
  'investigated',
  'closed',
  'dropped',
  'merged',
] as const
export type CaseState = (typeof caseStates)[number]

/** Everything that can be done to a case. The last four change the row and no state. */
export const caseEvents = [
  'accept',
  'assign',
  'release',
  'begin',
  'key-facts',
  'complete',
  'close',
  'drop',
  'reopen',
  'merge',
  'unmerge',
  'classify',
  'report',
  'isolate',
  'write',
] as const
export type CaseEvent = (typeof caseEvents)[number]

/** What is owed next, so that no case is left lying. */
export type NextStep = 'accept' | 'assign' | 'begin' | 'key-facts' | 'complete' | 'close'

export type Words = { readonly zh: string; readonly en: string }
/** `as-before`: the state that the undone merge found. */
export type Move = { readonly to: CaseState | 'as-before' } | { readonly why: Words }

const why = (zh: string, en: string): Move => ({ why: { zh, en } })
const to = (state: CaseState | 'as-before'): Move => ({ to: state })

const notTaken = why('尚未受理；请先受理或分派', 'Nobody took it on yet: accept or assign it first')
const nobody = why('尚未分派；请先分派流调员', 'Nobody works on it yet: assign it first')
const notBegun = why('流调尚未开始；请先开始', 'The investigation has not begun: begin it first')
const keysFirst = why('核心信息尚未完成；请先补齐', 'Key facts come first: complete them')
const allFirst = why('流调尚未完成；请先完成', 'The investigation is not whole: complete it first')
const already = why('已经做过', 'This is done already')
const isClosed = why('病例已结案；请先重新打开', 'The case is closed: reopen it first')
const isDropped = why('病例已排除；请先重新打开', 'The case was dropped: reopen it first')
const isMerged = why(
  '病例已并入另一例；请到那一例操作，或先撤销合并',
  'The case was merged into another: work there, or undo the merge first',
)
const isRunning = why(
  '病例正在办理，无需重新打开',
  'The case is being worked on: nothing to reopen',
)
const notMerged = why('病例没有被合并', 'The case was not merged')
const nobodyToFree = why('没有分派给任何人', 'It is assigned to nobody')
const begun = why(
  '流调已经开始；请改派，不能退回',
  'The investigation has begun: give it to somebody else instead',
)

type Row = Readonly<Record<CaseEvent, Move>>
/** What is so in every state that runs: it may be dropped, merged and written to, and there is nothing to reopen. */
const running = (state: CaseState) => ({
  drop: to('dropped'),
  merge: to('merged'),
  reopen: isRunning,
  unmerge: notMerged,
  classify: to(state),
  report: to(state),
  isolate: to(state),
  write: to(state),
})
const over = (words: Move) => ({
  accept: words,
  assign: words,
  release: words,
  begin: words,
  'key-facts': words,
  complete: words,
  close: words,
  drop: words,
  classify: words,
  isolate: words,
  write: words,
})

/**
 * Every state with every event: the next state, or why not. Reporting upward and classifying are free of the order of steps, because
 * their clocks run from the first minute. What somebody types is taken in every state that runs, and begins the investigation of a case that
 * has a team.
 */
export const caseLifecycle: Readonly<Record<CaseState, Row>> = {
  reported: {
    ...running('reported'),
    accept: to('open'),
    assign: to('assigned'),
    release: nobodyToFree,
    begin: notTaken,
    'key-facts': notTaken,
    complete: notTaken,
    close: notTaken,
  },
  open: {
    ...running('open'),
    accept: already,
    assign: to('assigned'),
    release: nobodyToFree,
    begin: nobody,
    'key-facts': nobody,
    complete: nobody,
    close: nobody,
  },
  assigned: {
    ...running('assigned'),
    accept: already,
    assign: to('assigned'),
    release: to('open'),
    begin: to('investigating'),
    'key-facts': notBegun,
    complete: notBegun,
    close: notBegun,
    write: to('investigating'),
  },
  investigating: {
    ...running('investigating'),
    accept: already,
    assign: to('investigating'),
    release: begun,
    begin: already,
    'key-facts': to('keyed'),
    complete: keysFirst,
    close: keysFirst,
  },
  keyed: {
    ...running('keyed'),
    accept: already,
    assign: to('keyed'),
    release: begun,
    begin: already,
    'key-facts': already,
    complete: to('investigated'),
    close: allFirst,
  },
  investigated: {
    ...running('investigated'),
    accept: already,
    assign: to('investigated'),
    release: begun,
    begin: already,
    'key-facts': already,
    complete: already,
    close: to('closed'),
  },
  closed: {
    ...over(isClosed),
    report: to('closed'),
    reopen: to('investigating'),
    merge: isClosed,
    unmerge: notMerged,
  },
  dropped: {
    ...over(isDropped),
    report: isDropped,
    reopen: to('open'),
    merge: isDropped,
    unmerge: notMerged,
  },
  merged: {
    ...over(isMerged),
    report: isMerged,
    reopen: isMerged,
    merge: isMerged,
    unmerge: to('as-before'),
  },
}

const nextSteps: Readonly<Record<CaseState, NextStep | null>> = {
  reported: 'accept',
  open: 'assign',
  assigned: 'begin',
  investigating: 'key-facts',
  keyed: 'complete',
  investigated: 'close',
  closed: null,
  dropped: null,
  merged: null,
}

/** What is owed next in a state; null where the case is over. */
export const owedIn = (state: CaseState): NextStep | null => nextSteps[state]

/** Whether anybody still has something to do about a case in this state. */
export const isRunningState = (state: CaseState): boolean => nextSteps[state] !== null

/** What an event makes of a case, or why it cannot be. */
export const moveOf = (state: CaseState, event: CaseEvent): Move => caseLifecycle[state][event]

const names: Readonly<Record<CaseState, Words>> = {
  reported: { zh: '待受理', en: 'reported' },
  open: { zh: '待分派', en: 'open' },
  assigned: { zh: '已分派', en: 'assigned' },
  investigating: { zh: '流调中', en: 'being investigated' },
  keyed: { zh: '核心信息已完成', en: 'known by its key facts' },
  investigated: { zh: '流调已完成', en: 'investigated' },
  closed: { zh: '已结案', en: 'closed' },
  dropped: { zh: '已排除', en: 'dropped' },
  merged: { zh: '已合并', en: 'merged' },
}
/** A state in words. */
export const stateName = (state: CaseState): Words => names[state]
