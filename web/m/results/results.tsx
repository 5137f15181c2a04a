import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { List, ListRow } from '../../kit/list.tsx'
import { Page } from '../../kit/page.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../kit/states.tsx'
import { Notice } from '../../kit/status-card.tsx'
import { Tag } from '../../kit/tag.tsx'
import { useCityNow } from '../../shell/city-clock.ts'
import { useTitle } from '../../shell/use-title.ts'
import { questions } from '../ask/questions.ts'
import { useAsk } from '../ask/use-ask.ts'
import { People } from '../home/people.tsx'
import { stateTones } from '../home/state.ts'
import { hrefs } from '../places.ts'
import { ageWords } from '../reading/age.ts'
import { OldNotice } from '../reading/old-notice.tsx'
import { resultWords } from '../result-words.ts'
import { useWhose } from '../whose.ts'
import type { OwnHistory, PersonResult } from '../wire.ts'

const everyMs = 120_000

function ResultRow({ result }: { result: PersonResult }) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  const now = useCityNow(30_000)
  const age = ageWords(i18n.locale, Date.parse(result.sampledAt), now)
  return (
    <ListRow
      title={<Tag tone={stateTones[result.answer]}>{t(resultWords[result.answer])}</Tag>}
      note={
        <>
          {format.dayAndTime(result.sampledAt)} · {result.site} ·{' '}
          {result.poolSize === 1 ? (
            <Trans>tested alone</Trans>
          ) : (
            <Plural value={result.poolSize} other="# people in one tube" />
          )}
        </>
      }
      aside={age}
    />
  )
}

/** Every sample of a person with its answer, age and place, newest first. */
export function Results() {
  const { t } = useLingui()
  const { person } = useWhose()
  useTitle(t`Results`)
  const asked = useAsk<OwnHistory>(questions.history(person.person), { everyMs, isKept: true })
  const results = asked.body?.results
  return (
    <Page title={t`Results of ${person.name}`}>
      <People />
      <OldNotice asked={asked} />
      {person.documentSeen ? null : (
        <Notice tone="wait" title={t`Results are shown once an official has seen the document.`} />
      )}
      {results === undefined ? (
        asked.fault ? (
          <ErrorState cause={asked.fault} onRetry={asked.again} />
        ) : (
          <Skeleton rows={4} />
        )
      ) : results.length === 0 ? (
        <EmptyState title={t`No samples yet`} />
      ) : (
        <List label={t`Results`}>
          {results.map((result) => (
            <ResultRow key={`${result.tube} ${result.sampledAt}`} result={result} />
          ))}
        </List>
      )}
      <List>
        <ListRow title={t`Show the latest result`} href={hrefs.statement} aside="›" />
        <ListRow title={t`Who has looked at this data`} href={hrefs.reads} aside="›" />
      </List>
    </Page>
  )
}
