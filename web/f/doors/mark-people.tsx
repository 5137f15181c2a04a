import { isoOf } from '@bihuan/core/time/instant.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { Segmented } from '../../kit/segmented.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { toast } from '../../kit/toast-list.ts'
import { refusalOf } from '../box/why.ts'
import { fieldEngine } from '../engine/field-engine.ts'
import { tell } from '../sound/tell.ts'
import { factWords, stateWords } from './door-words.ts'
import type { MarkKind } from './house.ts'
import { marksOf } from './marks.ts'

const kinds: readonly MarkKind[] = ['absent', 'refused', 'unreachable']

/** Why people were not sampled: the kind, and the fact it rests on, by one touch or in own words. */
export function MarkPeople(props: {
  round: string
  building: string
  door: string
  people: readonly string[]
  onMarked(): void
}) {
  const { t } = useLingui()
  const [kind, setKind] = useState<MarkKind>('absent')
  const [fact, setFact] = useState('')
  const { round, building, door, people } = props
  const mark = async (because: string) => {
    const engine = fieldEngine()
    const at = isoOf(engine.now())
    const marks = people.map((person) => ({ person, kind, fact: because, at }))
    const word = t(stateWords[kind].word)
    const words = t`Door ${door}: ${people.length} marked, ${word}`
    const outcome = await engine.command(`/rounds/${round}/roll/marks`, { building, marks }, words)
    const refusal = refusalOf(outcome)
    tell(refusal ? 'wrong' : 'ok', refusal ? t(refusal) : word)
    if (refusal) {
      toast({ tone: 'late', text: t(refusal) })
      return
    }
    marksOf(round).change((all) => ({
      ...all,
      ...Object.fromEntries(people.map((person) => [person, { kind, fact: because, at }])),
    }))
    setFact('')
    props.onMarked()
  }
  const isReady = people.length > 0
  return (
    <section className="fh-form fh-mark">
      <h2>
        <Trans>Not sampled</Trans>
      </h2>
      <Segmented
        label={t`What happened`}
        value={kind}
        options={kinds.map((value) => ({ value, word: t(stateWords[value].word) }))}
        onChange={setKind}
      />
      <p className="fh-note">
        {isReady ? (
          <Plural
            value={people.length}
            one="One touch marks # person with this fact:"
            other="One touch marks # people with this fact:"
          />
        ) : (
          <Trans>Tick who was not sampled.</Trans>
        )}
      </p>
      <div className="fh-chips">
        {factWords[kind].map((word) => (
          <Button key={word.id} disabled={!isReady} onClick={() => void mark(t(word))}>
            {t(word)}
          </Button>
        ))}
      </div>
      <form
        className="fh-code"
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady && fact.trim().length >= 2) void mark(fact.trim())
        }}
      >
        <TextField
          label={t`The fact in own words`}
          value={fact}
          maxLength={200}
          onChange={(event) => setFact(event.target.value)}
        />
        <Button type="submit" disabled={!isReady || fact.trim().length < 2}>
          <Trans>Mark</Trans>
        </Button>
      </form>
    </section>
  )
}
