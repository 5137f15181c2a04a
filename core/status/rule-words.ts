import type { Words } from '../notice/notice.ts'
import type { Policy } from '../policy/policy.ts'
import { cityDateOf, cityIsoOf, type Instant } from '../time/instant.ts'

/** What a person reads of a reason when the pack has no words of its own: what it is called, and where to ask. */
const plain = {
  text: {
    zh: '{title}。自{since}起，到{until}为止。如有不同意见，可以申诉。',
    en: '{title}. It began {since} and ends {until}. You can appeal if you do not agree.',
  },
  lift: {
    zh: '到期自动结束，不需要您做任何事。',
    en: 'It ends by itself; you need not do anything.',
  },
} as const

/** Added where facts are known but nobody has ordered anything: it asks, and forbids nothing. */
const notOrdered: Words = {
  zh: '目前没有对您下达任何命令，您可以照常活动。',
  en: 'Nothing has been ordered: you may go about as usual.',
}

type Moments = { since: Instant; until: Instant | null; place: string | null }

/** Title, text and what lifts it, for a reason of the policy, with the moments in the city's time. */
export function ruleWords(
  policy: Policy,
  basis: string,
  moments: Moments,
  isOrdered: boolean,
): { title: Words; text: Words; liftText: Words } {
  const rule = policy.status.rules[basis] ?? null
  const title = rule?.title ?? policy.tracks[basis]?.name ?? { zh: basis, en: basis }
  const filled = {
    zh: fill(rule?.text.zh ?? plain.text.zh, title.zh, 'zh', policy, moments),
    en: fill(rule?.text.en ?? plain.text.en, title.en, 'en', policy, moments),
  }
  return {
    title,
    // Words of a rule speak of the measure; without an order there is none, and the person must not take it for one.
    text: isOrdered
      ? filled
      : { zh: `${title.zh}。${notOrdered.zh}`, en: `${title.en}. ${notOrdered.en}` },
    liftText: {
      zh: fill(rule?.liftText.zh ?? plain.lift.zh, title.zh, 'zh', policy, moments),
      en: fill(rule?.liftText.en ?? plain.lift.en, title.en, 'en', policy, moments),
    },
  }
}

function fill(
  text: string,
  title: string,
  language: keyof Words,
  policy: Policy,
  { since, until, place }: Moments,
): string {
  const open = language === 'zh' ? '另行通知' : 'further notice'
  const named = place === null ? null : (policy.places[place]?.name[language] ?? place)
  return text
    .replaceAll('{title}', title)
    .replaceAll('{since}', spoken(since, language))
    .replaceAll('{until}', until === null ? open : spoken(until, language, true))
    .replaceAll('{place}', named ?? (language === 'zh' ? '住处' : 'your home'))
}

/**
 * A moment as people say it, in the city's time. An end at midnight is named by the day that it ends, for "until the 15th at 0:00" is
 * read as "until the evening of the 15th" and holds people a day too long.
 */
export function spoken(moment: Instant, language: keyof Words, isEnd = false): string {
  const isMidnight = isEnd && cityIsoOf(moment).slice(11, 16) === '00:00'
  const [year = '', month = '', day = ''] = cityDateOf(isMidnight ? moment - 1 : moment).split('-')
  const time = isMidnight ? '24:00' : cityIsoOf(moment).slice(11, 16)
  return language === 'zh'
    ? `${year}年${Number(month)}月${Number(day)}日${time}`
    : `${Number(day)} ${months[Number(month) - 1]} ${year}, ${time}`
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
