import {
  activities,
  certainties,
  type ItemPerson,
  itemKinds,
  masks,
  transportKinds,
} from '@bihuan/core/investigation/item.ts'
import { sameValue } from '@bihuan/core/investigation/merge-edits.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import type { MessageDescriptor } from '@lingui/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Input } from 'antd'
import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { useMe } from '../../../shell/use-me.ts'
import { fieldTime, momentIn } from '../orders/city-time.ts'
import type { ItemActs } from './item-acts.ts'
import { sentFields } from './item-shapes.ts'
import type { WireChanges, WireFields } from './questions.ts'
import type { ShownItem } from './shown-items.ts'
import { VenueField } from './venue-field.tsx'
import { activityWords, certaintyWords, kindWords, maskWords, transportWords } from './words.ts'

type Fields = Omit<WireFields, 'venue'> & { venue: ShownItem['venue'] }

/** People as a line: relation, name, phone, separated by commas. */
const peopleLine = (people: readonly ItemPerson[]) =>
  people
    .map(({ name, relation, phone }) => [relation, name, phone].filter(Boolean).join(' '))
    .join('、')

/** People that a line names; whoever was there before keeps what is known of them. */
function peopleIn(line: string, before: readonly ItemPerson[]): ItemPerson[] {
  return line
    .split(/[、,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const same = before.find((one) => peopleLine([one]) === part)
      if (same) return same
      const phone = /\+?\d[\d-]{6,}/.exec(part)?.[0]
      const rest = part
        .replace(phone ?? '', '')
        .trim()
        .split(/\s+/)
      const [first = '', second] = rest
      return {
        ...(second === undefined ? { name: first } : { relation: first, name: second }),
        ...(phone === undefined ? {} : { phone }),
      }
    })
}

function Choice<Value extends string>(props: {
  label: ReactNode
  value: Value | null
  values: readonly Value[]
  words: Record<Value, MessageDescriptor>
  onChange(value: Value | null): void
  mayBeEmpty?: boolean
}) {
  const { t } = useLingui()
  return (
    <label>
      <span>{props.label}</span>
      <select
        value={props.value ?? ''}
        onChange={(event) => props.onChange((event.target.value || null) as Value | null)}
      >
        {props.mayBeEmpty === false ? null : <option value="">–</option>}
        {props.values.map((one) => (
          <option key={one} value={one}>
            {t(props.words[one])}
          </option>
        ))}
      </select>
    </label>
  )
}

/** All fields of an item. Only what was changed is sent, so that what another changes meanwhile stays. */
export function ItemEdit({
  item,
  acts,
  onClose,
}: {
  item: ShownItem
  acts: ItemActs
  onClose(): void
}) {
  const { t } = useLingui()
  const id = useId()
  const { actor } = useMe()
  const [before] = useState<Fields>(() => ({ ...sentFields(item), venue: item.venue }))
  // What was seen when the form opened is what the changes are made on; an item on its way has only its newest state.
  const [seen] = useState(item.version)
  const version = item.isOpen || seen === 0 ? item.version : seen
  const [now, setNow] = useState(before)
  const [people, setPeople] = useState(() => peopleLine(before.people))
  const set = <K extends keyof Fields>(field: K, value: Fields[K]) =>
    setNow((all) => ({ ...all, [field]: value }))
  const first = useRef<HTMLInputElement>(null)
  // The form was opened to type in it.
  useEffect(() => first.current?.focus(), [])
  const isBackward = now.from !== null && now.until !== null && now.until < now.from
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (isBackward) return
    const next: Fields = { ...now, people: peopleIn(people, before.people) }
    const changed = Object.entries(next).filter(
      ([field, value]) => !sameValue(value, before[field as keyof Fields]),
    )
    const shown = Object.fromEntries(changed)
    const changes = Object.fromEntries(
      changed.map(([field, value]) => [
        field,
        field === 'venue' ? (next.venue?.id ?? null) : value,
      ]),
    )
    if (changed.length > 0) acts.change({ ...item, version }, changes as WireChanges, shown)
    onClose()
  }
  const onKey = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Escape') onClose()
  }
  const time = (text: string | null) => (text === null ? '' : fieldTime(instantOf(text)))
  const ride = now.transport
  const rideWith = (more: Partial<NonNullable<Fields['transport']>>) =>
    set('transport', {
      kind: 'taxi',
      number: null,
      carriage: null,
      row: null,
      seat: null,
      ...ride,
      ...more,
    })
  const text = (field: 'place' | 'room', label: string) => (
    <label>
      <span>{label}</span>
      <input
        value={now[field] ?? ''}
        maxLength={60}
        onChange={(event) => set(field, event.target.value || null)}
      />
    </label>
  )
  return (
    <form className="case-edit" onSubmit={save} onKeyDown={onKey} aria-label={t`Change the item`}>
      <label>
        <span>
          <Trans>From</Trans>
        </span>
        <input
          type="datetime-local"
          ref={first}
          value={time(now.from)}
          onChange={(event) => set('from', momentIn(event.target.value))}
        />
      </label>
      <label>
        <span>
          <Trans>Until</Trans>
        </span>
        <input
          type="datetime-local"
          value={time(now.until)}
          onChange={(event) => set('until', momentIn(event.target.value))}
        />
      </label>
      <Choice
        label={t`Certainty`}
        value={now.certainty}
        values={certainties}
        words={certaintyWords}
        mayBeEmpty={false}
        onChange={(value) => set('certainty', value ?? 'remembered')}
      />
      <Choice
        label={t`Kind`}
        value={now.kind}
        values={itemKinds}
        words={kindWords}
        mayBeEmpty={false}
        onChange={(value) => set('kind', value ?? 'visit')}
      />
      {text('place', t`Place, as it was said`)}
      <label htmlFor={`${id}-venue`} className="case-wide">
        <span>
          <Trans>Place from the list</Trans>
        </span>
        <VenueField
          id={`${id}-venue`}
          venue={now.venue}
          place={now.place ?? ''}
          areaCode={actor?.areaCode ?? ''}
          onChoose={(venue) =>
            set(
              'venue',
              venue === null
                ? null
                : {
                    id: venue.id,
                    name: venue.name,
                    kind: venue.kind,
                    air: venue.air,
                    areaCode: venue.areaCode,
                  },
            )
          }
        />
      </label>
      {text('room', t`Room, floor, table`)}
      <Choice
        label={t`What was done`}
        value={now.activity}
        values={activities}
        words={activityWords}
        onChange={(value) => set('activity', value)}
      />
      <Choice
        label={t`Mask`}
        value={now.mask}
        values={masks}
        words={maskWords}
        onChange={(value) => set('mask', value)}
      />
      <label>
        <span>
          <Trans>How many</Trans>
        </span>
        <input
          type="number"
          min={1}
          value={now.howMany ?? ''}
          onChange={(event) =>
            set(
              'howMany',
              event.target.value === ''
                ? null
                : Math.max(1, Math.round(Number(event.target.value))),
            )
          }
        />
      </label>
      <Choice
        label={t`Ride`}
        value={ride?.kind ?? null}
        values={transportKinds}
        words={transportWords}
        onChange={(value) => (value === null ? set('transport', null) : rideWith({ kind: value }))}
      />
      {ride ? (
        <span className="case-ride">
          {(['number', 'carriage', 'row', 'seat'] as const).map((part) => {
            const label = {
              number: t`Number or plate`,
              carriage: t`Carriage`,
              row: t`Row`,
              seat: t`Seat`,
            }[part]
            return (
              <Input
                key={part}
                size="small"
                aria-label={label}
                placeholder={label}
                value={ride[part] ?? ''}
                onChange={(event) => rideWith({ [part]: event.target.value || null })}
              />
            )
          })}
        </span>
      ) : null}
      <label className="case-wide">
        <span>
          <Trans>With whom: relation, name, phone; separated by commas</Trans>
        </span>
        <input value={people} onChange={(event) => setPeople(event.target.value)} />
      </label>
      <label className="case-wide">
        <span>
          <Trans>Words</Trans>
        </span>
        <textarea
          rows={1}
          value={now.words}
          maxLength={2_000}
          onChange={(event) => set('words', event.target.value)}
        />
      </label>
      <span className="case-edit-acts">
        {isBackward ? (
          <b className="late">
            <Trans>It ends before it begins.</Trans>
          </b>
        ) : null}
        <Button type="primary" size="small" htmlType="submit" disabled={isBackward}>
          <Trans>Save</Trans> <kbd>Enter</kbd>
        </Button>
        <Button size="small" onClick={onClose}>
          <Trans>Leave as it was</Trans> <kbd>Esc</kbd>
        </Button>
      </span>
    </form>
  )
}
