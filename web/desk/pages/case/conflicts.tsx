import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { useFormats } from '../../../i18n/format.ts'
import type { OpenConflict } from './case-desk.tsx'
import { fieldText } from './field-text.ts'
import type { ItemActs } from './item-acts.ts'
import type { WireChanges, WireItem } from './questions.ts'
import { fieldWords } from './words.ts'

/** What two wrote at once: both values of each field. Theirs stands; mine is put in its place by one press, and nothing is lost either way. */
export function Conflicts({
  open,
  acts,
  onDone,
}: {
  open: readonly OpenConflict[]
  acts: ItemActs
  onDone(gone: OpenConflict): void
}) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  if (open.length === 0) return null
  const text = (field: keyof typeof fieldWords, value: unknown) =>
    fieldText(field, value, i18n, format) || '–'
  return (
    <section className="case-conflicts" role="alert">
      {open.map((one) => (
        <div key={`${one.item.id} ${one.item.version}`}>
          <b>
            <Trans>Two of you changed this at once:</Trans>{' '}
            {one.item.place ?? one.item.venue?.name ?? one.item.words}
          </b>
          <ul>
            {one.conflicts.map(({ field, theirs, mine }) => (
              <li key={field}>
                {t(fieldWords[field])}: <Trans>stands</Trans> <b>{text(field, theirs)}</b>,{' '}
                <Trans>you wrote</Trans> <b>{text(field, mine)}</b>
              </li>
            ))}
          </ul>
          <Button
            size="small"
            onClick={() => {
              const mine = Object.fromEntries(
                one.conflicts.map(({ field, mine: value }) => [field, value]),
              )
              const { venue, ...fields } = mine as { venue?: { id: string } | null }
              const changes = {
                ...fields,
                ...(venue === undefined ? {} : { venue: venue?.id ?? null }),
              } as WireChanges
              acts.change(one.item, changes, mine as Partial<WireItem>)
              onDone(one)
            }}
          >
            <Trans>Put mine in its place</Trans>
          </Button>{' '}
          <Button size="small" onClick={() => onDone(one)}>
            <Trans>Leave theirs</Trans>
          </Button>
        </div>
      ))}
    </section>
  )
}
