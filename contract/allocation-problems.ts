import type { ProblemText } from './problems.ts'

/** Refusals of the allocation of rooms. */
export const allocationProblems = {
  'allocation.unknown': { status: 404, zh: '没有这次分配', en: 'There is no such allocation' },
  'allocation.row-unknown': {
    status: 404,
    zh: '这次分配里没有此人',
    en: 'This allocation has no such person',
  },
  'allocation.running': {
    status: 409,
    zh: '本辖区已有一次分配在计算；请等它结束',
    en: 'An allocation of this area is under way: wait for its end',
  },
  'allocation.not-finished': {
    status: 409,
    zh: '这次分配没有结果；请重新计算，或按“推荐房间”手工安排',
    en: 'This allocation has no result: run it again, or choose by hand from the suggested rooms',
  },
  'allocation.already-accepted': {
    status: 409,
    zh: '这次分配已采用',
    en: 'This allocation was accepted already',
  },
  'allocation.not-accepted': {
    status: 409,
    zh: '这次分配尚未采用，无须撤回',
    en: 'This allocation was not accepted: there is nothing to undo',
  },
  'allocation.nobody-waits': {
    status: 409,
    zh: '没有需要分配房间的人',
    en: 'Nobody waits for a room',
  },
  'allocation.transfer-unknown': {
    status: 404,
    zh: '没有这条转运',
    en: 'There is no such transfer',
  },
  'allocation.transfer-over': {
    status: 409,
    zh: '此人的转运已结束或已上车，不能再改房间',
    en: 'This transfer is over or under way: the room does not change any more',
  },
  'allocation.room-unknown': { status: 404, zh: '没有这间房', en: 'There is no such room' },
  'allocation.room-taken': {
    status: 409,
    zh: '房间刚被别人占用；请另选一间',
    en: 'The room was taken meanwhile: choose another',
  },
  'allocation.changed-meanwhile': {
    status: 409,
    zh: '此人的情况在计算后有变；请重新计算',
    en: 'This person was changed since: run it again',
  },
  'allocation.breaks': {
    status: 422,
    zh: '这样安排违反规定：{what}',
    en: 'That breaks a rule: {what}',
  },
  'allocation.is-locked': {
    status: 409,
    zh: '该房间由人工锁定；请先解锁',
    en: 'The room was fixed by hand: unlock it first',
  },
  'allocation.not-locked': { status: 409, zh: '没有锁定', en: 'It is not locked' },
} as const satisfies Record<string, ProblemText>
