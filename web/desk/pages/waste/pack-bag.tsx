import { wasteKinds, zones } from '@bihuan/contract/waste.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Field } from '../isolation-sites/field.tsx'
import { roomsQuestion } from '../isolation-sites/questions.ts'
import { zoneWords } from '../isolation-sites/words.ts'
import { useSend } from '../orders/use-send.ts'
import { wasteKindWords } from './words.ts'

type Draft = {
  site: string
  bag: string
  kind: string
  grams: number
  room?: string
  zone?: string
}
const usualLabels = 20

/** A bag is tied, labelled and weighed; and labels are printed. The field of the label takes a gun and keeps the rest for the next bag. */
export function PackBag({ site, onDone }: { site: string; onDone: () => void }) {
  const { t } = useLingui()
  const rooms = useQuery(roomsQuestion(site))
  const [bag, setBag] = useState('')
  const [kind, setKind] = useState('infectious')
  const [kilo, setKilo] = useState<number | null>(null)
  const [from, setFrom] = useState('')
  const [codes, setCodes] = useState<string[]>([])
  const pack = useSend<Draft, unknown>(
    () => '/waste-bags',
    () => {
      setBag('')
      setKilo(null)
      onDone()
    },
  )
  const print = useSend<{ count: number; n: number }, { codes: string[] }>(
    () => `/isolation-sites/${site}/waste-labels`,
    (outcome) => setCodes(outcome.codes),
    ({ count }) => ({ count }),
  )
  const isZone = (zones as readonly string[]).includes(from)
  const send = () =>
    pack.mutate({
      site,
      bag: bag.trim().toUpperCase(),
      kind,
      grams: Math.round((kilo ?? 0) * 1_000),
      ...(from === '' ? {} : isZone ? { zone: from } : { room: from }),
    })
  return (
    <Panel
      title={t`Pack a bag`}
      aside={
        <Button
          loading={print.isPending}
          onClick={() => print.mutate({ count: usualLabels, n: codes.length })}
        >
          <Trans>Print {usualLabels} labels</Trans>
        </Button>
      }
    >
      <form
        className="supply-form"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <Field word={<Trans>Label of the bag (scan or type)</Trans>}>
          {(id) => (
            <Input
              id={id}
              value={bag}
              autoComplete="off"
              onChange={(event) => setBag(event.target.value)}
            />
          )}
        </Field>
        <Field word={<Trans>Weight, kg</Trans>}>
          {(id) => (
            <InputNumber
              id={id}
              min={0.001}
              max={500}
              step={0.1}
              style={{ width: '100%' }}
              value={kilo}
              onChange={setKilo}
            />
          )}
        </Field>
        <Field word={<Trans>Kind of waste</Trans>}>
          {(id) => (
            <Select
              id={id}
              value={kind}
              options={wasteKinds.map((value) => ({ value, label: t(wasteKindWords[value]) }))}
              onChange={setKind}
            />
          )}
        </Field>
        <Field word={<Trans>Where it comes from</Trans>}>
          {(id) => (
            <Select
              id={id}
              showSearch
              optionFilterProp="label"
              value={from}
              options={[
                { value: '', label: t`the whole site` },
                ...zones.map((value) => {
                  const word = zoneWords[value]
                  return { value: value as string, label: word ? t(word) : value }
                }),
                ...(rooms.data?.rooms ?? []).map(({ room, code }) => ({
                  value: room,
                  label: t`room ${code}`,
                })),
              ]}
              onChange={setFrom}
            />
          )}
        </Field>
        <Button
          type="primary"
          htmlType="submit"
          disabled={!bag || kilo === null}
          loading={pack.isPending}
        >
          <Trans>Packed</Trans>
        </Button>
      </form>
      {pack.isError ? <ErrorState cause={pack.error} /> : null}
      {print.isError ? <ErrorState cause={print.error} /> : null}
      {codes.length > 0 ? (
        <p className="waste-labels" role="status">
          {codes.map((code) => (
            <span key={code}>
              {code}
              <br />
            </span>
          ))}
        </p>
      ) : null}
    </Panel>
  )
}
