import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { List, ListRow } from '../../kit/list.tsx'
import { Page } from '../../kit/page.tsx'
import { ErrorState, Skeleton } from '../../kit/states.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { questions } from '../ask/questions.ts'
import { useAsk } from '../ask/use-ask.ts'
import { hrefs } from '../places.ts'
import { useWhose } from '../whose.ts'
import type { OwnKept } from '../wire.ts'

/** What the city keeps about a person, and until when each kind of it. */
export function KeptUntil() {
  const { t } = useLingui()
  const format = useFormats()
  const { person } = useWhose()
  useTitle(t`What the city keeps about you`)
  const { body, fault, again } = useAsk<OwnKept>(questions.kept(person.person))
  return (
    <Page
      title={t`What the city keeps about ${person.name}`}
      back={{ href: hrefs.more, word: t`Back` }}
    >
      {body ? (
        <>
          <p className="m-soft">
            {body.responseEnd === null ? (
              <Trans>
                When the emergency ends, all clocks start. What is over is erased, and its key is
                destroyed.
              </Trans>
            ) : (
              <Trans>The emergency ended on {format.fullDay(body.responseEnd)}.</Trans>
            )}
          </p>
          <List>
            {body.kinds
              .filter(({ isHeld }) => isHeld)
              .map((one) => (
                <ListRow
                  key={one.kind}
                  title={format.text(one)}
                  aside={one.until === null ? '' : format.fullDay(one.until)}
                />
              ))}
          </List>
        </>
      ) : fault ? (
        <ErrorState cause={fault} onRetry={again} />
      ) : (
        <Skeleton rows={4} />
      )}
    </Page>
  )
}
