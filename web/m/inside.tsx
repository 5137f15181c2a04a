import { useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { type LaterWords, speakAlso } from '../i18n/speak-also.ts'
import { ErrorState, Skeleton } from '../kit/states.tsx'
import { TabBar } from '../kit/tab-bar.tsx'
import { questions } from './ask/questions.ts'
import { useAsk } from './ask/use-ask.ts'
import { Home } from './home/home.tsx'
import { later } from './later.tsx'
import { base, hrefs } from './places.ts'
import { WhoseContext } from './whose.ts'
import type { Family } from './wire.ts'

const familyEveryMs = 120_000
// When the code has had its turn; from then on the other pages need no network.
const restAfterMs = 500

const words: LaterWords = {
  'zh-CN': () => import('./locales-behind/zh-CN.po'),
  en: () => import('./locales-behind/en.po'),
}
const behind = later(async () => {
  await speakAlso(words)
  return (await import('./behind.tsx')).Behind
})

/** What stands behind the door: the code, the results, the family and the rest, with the bar at the thumb. */
export function Inside() {
  const { t } = useLingui()
  const [path] = useLocation()
  const [chosen, choose] = useState<string | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => void behind.fetchIt().catch(() => undefined), restAfterMs)
    return () => clearTimeout(timer)
  }, [])
  const asked = useAsk<Family>(questions.family, { everyMs: familyEveryMs, isKept: true })
  const family = asked.body
  const person = family?.people.find((one) => one.person === chosen) ?? family?.people[0]
  if (!family || !person)
    return (
      <main className="k-page">
        <h1>{t`My code`}</h1>
        {asked.fault ? (
          <ErrorState cause={asked.fault} onRetry={asked.again} />
        ) : (
          <Skeleton rows={6} />
        )}
      </main>
    )
  const tab = (href: string, word: string, below: readonly string[] = []) => ({
    href,
    word,
    current: [href, ...below].includes(path === '/' ? hrefs.code : base + path),
  })
  return (
    <WhoseContext value={{ family, person, choose, again: asked.again }}>
      {path === '/' ? <Home /> : <behind.Later />}
      <TabBar
        label={t`Pages`}
        items={[
          tab(hrefs.code, t`Code`, [hrefs.status, hrefs.orders, hrefs.report]),
          tab(hrefs.pass, t`Pass`, [hrefs.paperPass]),
          tab(hrefs.results, t`Results`, [hrefs.reads]),
          tab(hrefs.family, t`Family`, [hrefs.add]),
          tab(hrefs.more, t`More`, [hrefs.print, hrefs.kept]),
        ]}
      />
    </WhoseContext>
  )
}
