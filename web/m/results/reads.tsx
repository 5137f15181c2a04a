import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Purpose } from '../../api/wire.ts'
import { useFormats } from '../../i18n/format.ts'
import { List, ListRow } from '../../kit/list.tsx'
import { Page } from '../../kit/page.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../kit/states.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { purposeWords, roleWord } from '../../shell/words.ts'
import { questions } from '../ask/questions.ts'
import { useAsk } from '../ask/use-ask.ts'
import { hrefs } from '../places.ts'
import { useWhose } from '../whose.ts'
import type { OwnReads } from '../wire.ts'
import { groupReads } from './group-reads.ts'

/** Whether somebody looked at more people than a day allows, and what the review of it found. */
function GlassNote({ glass }: { glass: OwnReads['reads'][number]['glass'] }) {
  if (glass === null) return null
  return (
    <>
      {' · '}
      {glass === 'open' ? (
        <Trans>beyond the daily limit; somebody else will check the reason</Trans>
      ) : glass === 'founded' ? (
        <Trans>beyond the daily limit; a check found a good reason</Trans>
      ) : (
        <Trans>beyond the daily limit; a check found no good reason</Trans>
      )}
    </>
  )
}

/** Who has looked at a person's data, when and for what: nobody does so unseen. */
export function Reads() {
  const { t } = useLingui()
  const format = useFormats()
  const { person } = useWhose()
  useTitle(t`Who has looked at this data`)
  const { body, fault, again } = useAsk<OwnReads>(questions.reads(person.person))
  const roleOf = (role: string) => {
    const word = roleWord(role)
    return typeof word === 'string' ? word : t(word)
  }
  const purposeOf = (purpose: string) => {
    // A proxy looks for somebody of the family; that is no purpose that staff could state.
    if (purpose === 'family') return t`Acting for family`
    return purpose in purposeWords ? t(purposeWords[purpose as Purpose]) : purpose
  }
  return (
    <Page
      title={t`Who has looked at the data of ${person.name}`}
      back={{ href: hrefs.results, word: t`Back to the results` }}
    >
      {body ? (
        body.reads.length === 0 ? (
          <EmptyState title={t`Nobody has looked yet`} />
        ) : (
          <List>
            {groupReads(body.reads).map(({ at, role, purpose, by, glass, count }) => (
              <ListRow
                key={`${at} ${purpose} ${by} ${count} ${glass}`}
                title={by}
                note={
                  <>
                    {roleOf(role)} · {purposeOf(purpose)}
                    <GlassNote glass={glass} />
                    {count > 1 ? (
                      <>
                        {' '}
                        · <Plural value={count} one="# time" other="# times" />
                      </>
                    ) : null}
                  </>
                }
                aside={format.dayAndTime(at)}
              />
            ))}
          </List>
        )
      ) : fault ? (
        <ErrorState cause={fault} onRetry={again} />
      ) : (
        <Skeleton rows={4} />
      )}
    </Page>
  )
}
