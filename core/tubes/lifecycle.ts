/** Where a tube stands between the station and its result. */
export const tubeStages = [
  'open',
  'sealed',
  'boxed',
  'in-transit',
  'received',
  'plated',
  'resulted',
  'void',
  'moved',
  'lost',
] as const

export const tubeActs = [
  'seal',
  'void',
  'move',
  'box',
  'hand-over',
  'receive',
  'load',
  'result',
  'lose',
  'find',
] as const

export type TubeStage = (typeof tubeStages)[number]
export type TubeAct = (typeof tubeActs)[number]

export type Refusal = { refused: RefusalReason }
export type RefusalReason =
  | 'not-sealed'
  | 'not-boxed'
  | 'not-received'
  | 'not-on-a-plate'
  | 'not-lost'
  | 'already-sealed'
  | 'already-boxed'
  | 'already-handed-over'
  | 'already-received'
  | 'on-a-plate'
  | 'has-result'
  | 'is-void'
  | 'has-other-code'
  | 'is-lost'

const no = (refused: RefusalReason): Refusal => ({ refused })

function nothingBut(reason: RefusalReason): Record<TubeAct, Refusal> {
  const refusal = no(reason)
  return {
    seal: refusal,
    void: refusal,
    move: refusal,
    box: refusal,
    'hand-over': refusal,
    receive: refusal,
    load: refusal,
    result: refusal,
    lose: refusal,
    find: refusal,
  }
}

/**
 * Every stage meets every act: a missing cell does not compile.
 * What the laboratory holds in its hands is received whatever the papers say: the skipped leg shows as a difference of
 * the count. A tube on a plate or with a result can be neither voided nor moved, because that would free a reactive
 * tube's members; its result is amended. A repeat loads the tube again.
 */
export const lifecycle: Record<TubeStage, Record<TubeAct, TubeStage | Refusal>> = {
  open: {
    seal: 'sealed',
    void: 'void',
    move: 'moved',
    box: no('not-sealed'),
    'hand-over': no('not-sealed'),
    receive: no('not-sealed'),
    load: no('not-sealed'),
    result: no('not-sealed'),
    // Nobody knows who is in a lost open tube: it is voided, and its people are sampled again.
    lose: no('not-sealed'),
    find: no('not-lost'),
  },
  sealed: {
    seal: no('already-sealed'),
    void: 'void',
    move: 'moved',
    box: 'boxed',
    'hand-over': no('not-boxed'),
    receive: 'received',
    load: no('not-received'),
    result: no('not-received'),
    lose: 'lost',
    find: no('not-lost'),
  },
  boxed: {
    seal: no('already-sealed'),
    void: 'void',
    move: 'moved',
    box: no('already-boxed'),
    'hand-over': 'in-transit',
    receive: 'received',
    load: no('not-received'),
    result: no('not-received'),
    lose: 'lost',
    find: no('not-lost'),
  },
  'in-transit': {
    seal: no('already-sealed'),
    void: 'void',
    // The box is closed and on the road: its label is dealt with at reception.
    move: no('already-handed-over'),
    box: no('already-boxed'),
    // From one courier to the next.
    'hand-over': 'in-transit',
    receive: 'received',
    load: no('not-received'),
    result: no('not-received'),
    lose: 'lost',
    find: no('not-lost'),
  },
  received: {
    seal: no('already-sealed'),
    void: 'void',
    move: 'moved',
    box: no('already-received'),
    // Sent on to another laboratory.
    'hand-over': 'in-transit',
    receive: no('already-received'),
    load: 'plated',
    result: no('not-on-a-plate'),
    lose: 'lost',
    find: no('not-lost'),
  },
  plated: {
    seal: no('already-sealed'),
    void: no('on-a-plate'),
    move: no('on-a-plate'),
    box: no('on-a-plate'),
    'hand-over': no('on-a-plate'),
    receive: no('already-received'),
    load: no('on-a-plate'),
    result: 'resulted',
    lose: no('on-a-plate'),
    find: no('not-lost'),
  },
  resulted: {
    seal: no('already-sealed'),
    void: no('has-result'),
    move: no('has-result'),
    box: no('has-result'),
    'hand-over': no('has-result'),
    receive: no('already-received'),
    load: 'plated',
    // An amendment supersedes.
    result: 'resulted',
    lose: no('has-result'),
    find: no('not-lost'),
  },
  void: nothingBut('is-void'),
  moved: nothingBut('has-other-code'),
  lost: {
    ...nothingBut('is-lost'),
    void: 'void',
    receive: 'received',
    // Back at a site: it has to be boxed again.
    find: 'sealed',
  },
}

/** The stage after an act, or why the act is refused. */
export function actOnTube(stage: TubeStage, act: TubeAct): TubeStage | Refusal {
  return lifecycle[stage][act]
}
