import type { Words } from '../policy/words.ts'

/** Why the engine proposes what it proposes, in words for the person who decides. */
export const proposalReasons = {
  'way-named': { zh: '符合方案列明的接触方式', en: 'One of the ways that the policy names' },
  'seat-in-reach': {
    zh: '座位在方案的交通工具判定范围内',
    en: 'The seat is within the reach of the transport table',
  },
  'outside-window': {
    zh: '接触时间不在病例的传染期内',
    en: 'The time together is outside of the infectious window',
  },
  'outside-secondary-window': {
    zh: '不在“密接首次接触病例”到“密接被隔离”之间',
    en: 'Not between the first exposure of the contact in between and their isolation',
  },
  'shared-place': {
    zh: '同处一地，但不符合密接的列明方式',
    en: 'The same place, in none of the ways of a close contact',
  },
  'same-vehicle': {
    zh: '同乘，但座位不在判定范围内或尚不清楚',
    en: 'The same vehicle; the seat is out of reach, or not known',
  },
  'lived-with-contact': {
    zh: '与密接共同生活、工作、用餐或娱乐',
    en: 'Lives, works, eats or plays with a contact',
  },
  'not-with-contact': {
    zh: '与密接的往来不属于次密接的情形',
    en: 'Was with the contact in no way that makes a secondary contact',
  },
  'contact-not-high-risk': {
    zh: '现行方案只判高风险密接的次密接',
    en: 'The policy asks for a contact in between of high risk',
  },
  'secondary-ended': {
    zh: '现行方案不再判定次密接',
    en: 'The policy in force determines no contacts of contacts',
  },
  'no-contacts': { zh: '现行方案不判定密接', en: 'The policy in force determines no contacts' },
  'no-general': {
    zh: '不符合密接，现行方案不设一般接触者',
    en: 'No close contact, and the policy has no general ones',
  },
} as const satisfies Record<string, Words>

export type ProposalReason = keyof typeof proposalReasons
