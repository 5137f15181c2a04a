import type { Policy } from '../policy/policy.ts'
import type { Words } from '../policy/words.ts'
import { spoken } from '../status/rule-words.ts'
import type { Instant } from '../time/instant.ts'

const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`

/** What each condition asks for, for whoever reads the list. */
export const needsWords = {
  days: (days: number, place: Words, first: Instant): Words => ({
    zh: `在${place.zh}满${days}天（第1天为${spoken(first, 'zh').replace(/\d\d:\d\d$/, '')}）`,
    en: `${count(days, 'day')} at ${place.en} (day 1 is ${spoken(first, 'en').replace(/, \d\d:\d\d$/, '')})`,
  }),
  event: (word: string): Words => ({ zh: `由医生认定：${word}`, en: `Found by a doctor: ${word}` }),
  test: (day: number): Words => ({
    zh: `第${day}天单采核酸阴性`,
    en: `Single test of day ${day} negative`,
  }),
  double: (day: number): Words => ({
    zh: `第${day}天双采双检均阴性`,
    en: `Two swabs of day ${day}, both negative`,
  }),
  ct: (n: number, atLeast: number, day: number): Words => ({
    zh: `自第${day}天起连续${n}天Ct值≥${atLeast}`,
    en: `Ct >= ${atLeast} on ${count(n, 'day')} in a row, from day ${day}`,
  }),
  environment: { zh: '房间物品和环境采样阴性', en: 'Swabs of the room negative' } as Words,
  index: (n: number): Words => ({
    zh: `相关密接的前${n}次核酸阴性`,
    en: `The first ${count(n, 'test')} of the contact between negative`,
  }),
  negatives: (n: number, hours: number): Words => ({
    zh: `${n}次单采核酸阴性，间隔至少${hours}小时`,
    en: `${count(n, 'negative single test')}, at least ${hours} hours apart`,
  }),
  discharge: {
    zh: '医生按诊疗方案作出出院决定',
    en: 'A doctor’s discharge by the treatment plan',
  } as Words,
}

const until = (at: Instant) => ({ zh: spoken(at, 'zh', true), en: spoken(at, 'en', true) })

/** Why the release is when it is. */
export const becauseWords = {
  noRule: {
    zh: '现行规则不要求隔离，可随时离开。',
    en: 'The rules in force ask for no isolation: they may leave at any time.',
  } as Words,
  noOrder: {
    zh: '没有命令，可随时离开。',
    en: 'No order holds them: they may leave at any time.',
  } as Words,
  choice: {
    zh: '自愿住在隔离点，可随时回家隔离。',
    en: 'Here by their own choice: they may go home and isolate there at any time.',
  } as Words,
  free: (at: Instant): Words => ({
    zh: `命令的效力已于${until(at).zh}终止。`,
    en: `The order had effect until ${until(at).en}.`,
  }),
  order: (at: Instant): Words => ({
    zh: `命令到${until(at).zh}为止，到时自行失效。`,
    en: `The order ends by itself: ${until(at).en}.`,
  }),
  rule: (policy: Policy, at: Instant): Words => ({
    zh: `按${policy.pack.title.zh}，到${until(at).zh}解除。`,
    en: `By the rules (${policy.pack.title.en}) released: ${until(at).en}.`,
  }),
  shortened: (policy: Policy, at: Instant, before: Instant): Words => ({
    zh: `按${policy.pack.title.zh}由${until(before).zh}提前到${until(at).zh}。`,
    en: `By the new rules (${policy.pack.title.en}) released ${until(at).en}, not ${until(before).en}.`,
  }),
  wanting: {
    zh: '条件未齐；命令到期时仍自行失效。',
    en: 'A condition is wanting; the end of the order frees them all the same.',
  } as Words,
}
