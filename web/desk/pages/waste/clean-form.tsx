import { zones } from '@bihuan/contract/waste.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Field } from '../isolation-sites/field.tsx'
import { choicesQuestion } from '../isolation-sites/questions.ts'
import { zoneWords } from '../isolation-sites/words.ts'
import { useSend } from '../orders/use-send.ts'
import { photoDigest } from './photo-digest.ts'
import type { DueRoom } from './questions.ts'
import { cleaningKindWords } from './words.ts'

type Kind = keyof typeof cleaningKindWords

/** A disinfection with its proof, of the rooms that are ticked or of a zone: the reading of a strip, or the digest of a photo. */
export function CleanForm(props: { site: string; rooms: readonly DueRoom[]; onDone: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const { site, rooms, onDone } = props
  const choices = useQuery(choicesQuestion('disinfectant')).data?.choices ?? []
  const [zone, setZone] = useState('')
  const [chosenKind, setKind] = useState<Kind | ''>('')
  const [chosenMethod, setMethod] = useState('')
  const [concentration, setConcentration] = useState<number | null>(null)
  const [minutes, setMinutes] = useState<number | null>(30)
  const [strip, setStrip] = useState<number | null>(null)
  const [photo, setPhoto] = useState('')
  const needsTerminal = rooms.some(({ needs }) => needs === 'terminal')
  const kind: Kind = chosenKind || (zone ? 'routine' : needsTerminal ? 'terminal' : 'turnover')
  const method = chosenMethod || (choices[0]?.code ?? '')
  const choice = choices.find(({ code }) => code === method)
  const send = useSend<object, unknown>(
    () => '/cleanings',
    () => {
      setStrip(null)
      setPhoto('')
      onDone()
    },
  )
  const record = () =>
    send.mutate({
      site,
      kind,
      method,
      contactMinutes: minutes ?? 0,
      ...(zone ? { zone } : { rooms: rooms.map(({ room }) => room) }),
      ...(concentration === null ? {} : { concentration }),
      ...(strip === null ? {} : { strip }),
      ...(photo ? { photo } : {}),
    })
  const unit = choice?.unit ?? ''
  return (
    <Panel title={t`Record a disinfection`}>
      <div className="supply-form">
        <Field word={<Trans>Of what</Trans>}>
          {(id) => (
            <Select
              id={id}
              value={zone}
              options={[
                { value: '', label: t`rooms ticked above: ${rooms.length}` },
                ...zones.map((value) => {
                  const word = zoneWords[value]
                  return { value: value as string, label: word ? t(word) : value }
                }),
              ]}
              onChange={setZone}
            />
          )}
        </Field>
        <Field word={<Trans>Which</Trans>}>
          {(id) => (
            <Select
              id={id}
              value={kind}
              options={(Object.keys(cleaningKindWords) as Kind[]).map((value) => ({
                value,
                label: t(cleaningKindWords[value]),
              }))}
              onChange={setKind}
            />
          )}
        </Field>
        <Field word={<Trans>With what</Trans>}>
          {(id) => (
            <Select
              id={id}
              value={method}
              options={choices.map(({ code, words, isProposed }) => ({
                value: code,
                label: `${format.text(words)}${isProposed ? ` ${t`(proposed)`}` : ''}`,
              }))}
              onChange={setMethod}
            />
          )}
        </Field>
        <Field
          word={
            choice && choice.low !== null ? (
              <Trans>
                Concentration, {choice.low} to {choice.high ?? '∞'} {unit}
              </Trans>
            ) : (
              <Trans>Concentration {unit}</Trans>
            )
          }
        >
          {(id) => (
            <InputNumber
              id={id}
              min={0}
              style={{ width: '100%' }}
              value={concentration}
              onChange={setConcentration}
            />
          )}
        </Field>
        <Field
          word={
            choice?.minutes ? (
              <Trans>Contact time, at least {choice.minutes} min</Trans>
            ) : (
              <Trans>Contact time, min</Trans>
            )
          }
        >
          {(id) => (
            <InputNumber
              id={id}
              min={1}
              max={1_440}
              style={{ width: '100%' }}
              value={minutes}
              onChange={setMinutes}
            />
          )}
        </Field>
        <Field word={<Trans>Reading of the test strip</Trans>}>
          {(id) => (
            <InputNumber
              id={id}
              min={0}
              style={{ width: '100%' }}
              value={strip}
              onChange={setStrip}
            />
          )}
        </Field>
        <Field word={<Trans>Or a photo (only its digest is sent)</Trans>}>
          {(id) => (
            <input
              id={id}
              type="file"
              accept="image/*"
              onChange={(event) => {
                const file = event.target.files?.[0]
                if (file) void photoDigest(file).then(setPhoto)
              }}
            />
          )}
        </Field>
        <Button
          type="primary"
          disabled={
            (zone === '' && rooms.length === 0) || !method || (strip === null && !photo) || !minutes
          }
          loading={send.isPending}
          onClick={record}
        >
          <Trans>Record it</Trans>
        </Button>
      </div>
      {kind === 'terminal' ? (
        <p className="faint">
          <Trans>A terminal disinfection counts when a second person has checked it.</Trans>
        </p>
      ) : null}
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </Panel>
  )
}
