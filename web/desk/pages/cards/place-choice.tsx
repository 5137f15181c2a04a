import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { questions } from '../../../api/questions.ts'
import { useFormats } from '../../../i18n/format.ts'

export type Place = { area: string; building: string; household: string }

const communityDigits = 12
type Choice = { value: string; label: string }

function Pick(props: {
  id: string
  word: string
  value: string
  choices: readonly Choice[]
  anything?: string
  onValue: (value: string) => void
}) {
  const all = props.anything === undefined ? [] : [{ value: '', label: props.anything }]
  return (
    <label htmlFor={props.id}>
      {props.word}
      <Select
        id={props.id}
        showSearch={{ optionFilterProp: 'label' }}
        value={props.anything === undefined ? props.value || null : props.value}
        onChange={(value) => props.onValue(value ?? '')}
        options={[...all, ...props.choices]}
      />
    </label>
  )
}

/** One level below an area: districts, streets, communities. */
function AreaStep(props: { parent: string; chosen: string; onArea: (code: string) => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const areas = useQuery(questions.areas(props.parent)).data?.areas ?? []
  const words: Record<number, string> = { 4: t`District`, 6: t`Street`, 9: t`Community` }
  return (
    <Pick
      id={`card-area-${props.parent.length}`}
      word={words[props.parent.length] ?? t`Area`}
      value={props.chosen}
      choices={areas.map(({ code, name }) => ({ value: code, label: format.area(code, name) }))}
      onValue={props.onArea}
    />
  )
}

/** The steps from one's own area down to a community, as far as they are chosen. */
function stepsTo(own: string, area: string): { parent: string; chosen: string }[] {
  const steps: { parent: string; chosen: string }[] = []
  for (let parent = own; parent.length < communityDigits; ) {
    const digits = parent.length === 4 ? 6 : parent.length + 3
    const chosen = area.startsWith(parent) && area.length >= digits ? area.slice(0, digits) : ''
    steps.push({ parent, chosen })
    if (chosen === '') break
    parent = chosen
  }
  return steps
}

/** Chooses a building, and if one likes a household in it, from one's own area down. */
export function PlaceChoice(props: {
  own: string
  round: string
  place: Place
  onPlace: (place: Place) => void
}) {
  const { t } = useLingui()
  const { own, round, place, onPlace } = props
  const area = place.area || own
  const isCommunity = area.length === communityDigits
  const buildings =
    useQuery({ ...questions.coverage(round, area, ''), enabled: isCommunity && round !== '' }).data
      ?.rows ?? []
  const doors =
    useQuery({
      ...questions.coverage(round, '', place.building),
      enabled: place.building !== '' && round !== '',
    }).data?.rows ?? []
  const choicesOf = (rows: readonly { id: string; name: string }[]) =>
    rows.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div className="card-place">
      {stepsTo(own, area).map(({ parent, chosen }) => (
        <AreaStep
          key={parent}
          parent={parent}
          chosen={chosen}
          onArea={(code) => onPlace({ area: code, building: '', household: '' })}
        />
      ))}
      {isCommunity ? (
        <Pick
          id="card-building"
          word={t`Building`}
          value={place.building}
          choices={choicesOf(buildings)}
          onValue={(building) => onPlace({ area, building, household: '' })}
        />
      ) : null}
      {place.building ? (
        <Pick
          id="card-household"
          word={t`Door`}
          value={place.household}
          choices={choicesOf(doors)}
          anything={t`every door`}
          onValue={(household) => onPlace({ ...place, household })}
        />
      ) : null}
      {isCommunity && buildings.length === 0 ? (
        <p className="faint">
          <Trans>Buildings with somebody on the roll of this round are listed here.</Trans>
        </p>
      ) : null}
    </div>
  )
}
