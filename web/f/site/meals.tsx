import { cityIsoOf } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { Segmented } from '../../kit/segmented.tsx'
import { EmptyState } from '../../kit/states.tsx'
import { Tag } from '../../kit/tag.tsx'
import { useTitle } from '../../shell/use-title.ts'
import type { MealBrought } from './done.ts'
import { today } from './site-store.ts'
import type { RoomView } from './site-view.ts'
import { useDoing } from './use-doing.ts'
import { type AtSiteProps, useSite } from './use-site.ts'
import type { Meal } from './wire.ts'
import { dietWords, mealWords } from './words.ts'

const meals = ['breakfast', 'lunch', 'dinner'] as const
// DESIGN: the meal that is chosen at first; any other is one press away.
function mealAt(now: number): Meal {
  const hour = Number(cityIsoOf(now).slice(11, 13))
  return hour < 10 ? 'breakfast' : hour < 15 ? 'lunch' : 'dinner'
}

function OneFloor(props: {
  site: string
  floor: number
  rooms: readonly RoomView[]
  meal: Meal
  brought: MealBrought | null
}) {
  const { t } = useLingui()
  const { site, floor, rooms, meal, brought } = props
  const { run, isBusy } = useDoing()
  const [except, setExcept] = useState<readonly string[]>([])
  const guests = rooms.flatMap((room) => room.guests.map((guest) => ({ guest, code: room.code })))
  const turn = (stay: string) =>
    setExcept(except.includes(stay) ? except.filter((one) => one !== stay) : [...except, stay])
  const bring = () => {
    const day = today()
    const made = { kind: 'meal', day, meal, floor, except } as const
    return run(made, `/isolation-sites/${site}/meals`, { day, meal, floor, except }, t`Meals`)
  }
  const count = guests.length - except.length
  return (
    <section className="f-card is-card" aria-label={t`Floor ${floor}`}>
      <h2>
        <Trans>Floor {floor}</Trans>{' '}
        {brought ? (
          <Tag tone="ok">
            <Trans>brought</Trans>
          </Tag>
        ) : null}
      </h2>
      <div className="is-choices">
        {guests.map(({ guest, code }) => (
          <Button
            key={guest.stay}
            aria-pressed={!(brought?.except ?? except).includes(guest.stay)}
            disabled={brought !== null}
            onClick={() => turn(guest.stay)}
          >
            {code} <span lang="zh-CN">{guest.name}</span>
            {guest.needs?.diets.map((diet) => ` · ${t(dietWords[diet])}`)}
          </Button>
        ))}
      </div>
      {brought ? null : (
        <Button
          tone="main"
          size="big"
          disabled={isBusy || guests.length === 0}
          onClick={() => void bring()}
        >
          <Trans>Brought to {count} people</Trans>
        </Button>
      )}
    </section>
  )
}

/** Meals, one press for a floor; whoever got none is turned off before. */
export function Meals({ book, view, now }: AtSiteProps) {
  const { t } = useLingui()
  const { done } = useSite()
  const [meal, setMeal] = useState<Meal>(() => mealAt(now))
  useTitle(t`Meals`)
  const day = today()
  const broughtTo = (floor: number) =>
    done.find(
      (one): one is MealBrought =>
        one.kind === 'meal' && one.day === day && one.meal === meal && one.floor === floor,
    ) ?? null
  const floors = view.floors.filter(({ rooms }) => rooms.some(({ guests }) => guests.length > 0))
  return (
    <main className="is-page">
      <header className="is-head">
        <h1>
          <Trans>Meals</Trans>
        </h1>
      </header>
      <Segmented<Meal>
        label={t`Which meal`}
        value={meal}
        onChange={setMeal}
        options={meals.map((value) => ({ value, word: t(mealWords[value]) }))}
      />
      {floors.length === 0 ? <EmptyState title={t`Nobody is here`} /> : null}
      <div className="is-cards">
        {floors.map(({ floor, rooms }) => (
          <OneFloor
            key={`${floor} ${meal}`}
            site={book.site.site}
            floor={floor}
            rooms={rooms}
            meal={meal}
            brought={broughtTo(floor)}
          />
        ))}
      </div>
    </main>
  )
}
