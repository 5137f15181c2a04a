import type { ProblemText } from './problems.ts'

/** Refusals around packs of rules. */
export const policyProblems = {
  'policy.no-pack': {
    status: 404,
    zh: '没有规则包 {pack}；现有：{known}',
    en: 'There is no pack {pack}; there are {known}',
  },
  'policy.faulty': {
    status: 422,
    zh: '规则文件有误，请按 errors 逐项更正',
    en: 'The rules have faults: correct each of them under errors',
  },
  'policy.no-cases': {
    status: 422,
    zh: '规则包 {pack} 没有案例；没有案例的规则只是意见，请先写出案例',
    en: 'Pack {pack} has no cases. Rules without cases are an opinion: write cases first',
  },
  'policy.cases-failed': {
    status: 422,
    zh: '规则包 {pack} 有 {count} 个案例未通过，请按 errors 逐项核对规则或案例',
    en: '{count} cases of pack {pack} fail: compare each with its source under errors',
  },
  'policy.over': {
    status: 422,
    zh: '规则包 {pack} 的施行期在 {until} 已结束，请选现在或将来施行的规则包',
    en: 'The time of pack {pack} ended at {until}: choose one that holds now or later',
  },
  'policy.from-past': {
    status: 422,
    zh: '施行时间不能早于现在；请改为现在或以后',
    en: 'Rules never begin in the past: choose now or later',
  },
  'policy.from-outside': {
    status: 422,
    zh: '规则包 {pack} 的施行期为 {from} 至 {until}，请在其内选择施行时间',
    en: 'Pack {pack} holds from {from} until {until}: choose a moment within',
  },
  'policy.pack-changed': {
    status: 409,
    zh: '规则包 {pack} 已施行过另一文本，施行后不得更改；请改用新的编号',
    en: 'Pack {pack} was adopted with another text, and an adopted pack never changes: give the new one another id',
  },
  'policy.confirmation-unknown': {
    status: 422,
    zh: '{path} 不是待确认的参数，或其值已变，请重新核对',
    en: '{path} is no value that waits for confirmation, or has another value by now: look at the list again',
  },
  'policy.same-unit': {
    status: 422,
    zh: '两位签署人须是不同单位的两个人，请另选',
    en: 'The two officers must be two people of two units: choose another',
  },
  'policy.refused': {
    status: 422,
    zh: '这份施行令无效，请按 errors 更正后重新起草',
    en: 'This adoption does not count: correct what is under errors and draft it anew',
  },
} as const satisfies Record<string, ProblemText>
