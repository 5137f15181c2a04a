import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { List, ListRow } from '../../kit/list.tsx'
import { hrefs } from '../places.ts'
import type { OwnRelease, PaperKind } from './wire.ts'

const to = (kind: PaperKind, stay: string) => `${hrefs.stay}?paper=${kind}&stay=${stay}`

/** The certificate of release and the proof for the employer; of each stay that is over, and of the one that goes on. */
export function PapersPart({ release }: { release: OwnRelease }) {
  const { t } = useLingui()
  const format = useFormats()
  const { stay, over, after } = release
  if (!stay && over.length === 0) return null
  return (
    <section className="ms-part" aria-label={t`Papers`}>
      <h2>
        <Trans>Papers</Trans>
      </h2>
      <p className="m-soft">
        <Trans>Your wages go on while you are isolated. Show the proof where you work.</Trans>
      </p>
      <List>
        {stay ? (
          <ListRow
            title={t`Proof for my work, until today`}
            note={stay.siteName}
            href={to('period', stay.stay)}
            aside="›"
          />
        ) : null}
        {over.flatMap((one) => [
          <ListRow
            key={`c ${one.stay}`}
            title={t`Certificate of release`}
            note={`${one.siteName}, ${format.day(one.arrivedAt)} – ${format.day(one.leftAt)}`}
            href={to('certificate', one.stay)}
            aside="›"
          />,
          <ListRow
            key={`p ${one.stay}`}
            title={t`Proof for my work`}
            note={`${one.siteName}, ${format.day(one.arrivedAt)} – ${format.day(one.leftAt)}`}
            href={to('period', one.stay)}
            aside="›"
          />,
        ])}
      </List>
      {after.length > 0 ? (
        <>
          <h2>
            <Trans>After it</Trans>
          </h2>
          <List>
            {after.map(({ task, words, dueAt, done }) => (
              <ListRow
                key={task}
                title={format.text(words)}
                note={t`by ${format.dayAndTime(dueAt)}`}
                aside={done ? t`done` : ''}
              />
            ))}
          </List>
        </>
      ) : null}
    </section>
  )
}
