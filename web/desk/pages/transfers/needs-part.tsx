import { cityIsoOf, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { useState } from 'react'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { useSend } from '../orders/use-send.ts'
import type { TransferRow, TransferView } from './questions.ts'
import { careWords } from './words.ts'

const cares = Object.keys(careWords) as TransferRow['care']

/** What somebody needs on the way and there, written down as they said it on the telephone. */
export function NeedsPart({ view, onDone }: { view: TransferView; onDone: () => void }) {
  const { t } = useLingui()
  const [needs, setNeeds] = useState(view.needs)
  const send = useSend<{ needs: TransferView['needs'] }, unknown>(
    () => `/transfers/${view.row.transfer}/needs`,
    onDone,
  )
  const toggle = (care: TransferRow['care'][number]) =>
    setNeeds({
      ...needs,
      care: needs.care.includes(care)
        ? needs.care.filter((one) => one !== care)
        : [...needs.care, care],
    })
  const counts = [
    { name: 'luggage', most: 20, word: t`Large luggage` },
    { name: 'pets', most: 9, word: t`Pets` },
  ] as const
  return (
    <details>
      <summary>
        <Trans>Needs on the way and there</Trans>
        {needs.care.length > 0 ? `: ${needs.care.map((one) => t(careWords[one])).join(t`, `)}` : ''}
      </summary>
      <form
        className="transfer-form"
        onSubmit={(event) => {
          event.preventDefault()
          send.mutate({ needs })
        }}
      >
        {cares.map((care) => (
          <label key={care} className="transfers-tick">
            <input
              type="checkbox"
              checked={needs.care.includes(care)}
              onChange={() => toggle(care)}
            />{' '}
            {t(careWords[care])}
          </label>
        ))}
        {counts.map(({ name, most, word }) => (
          <label key={name}>
            {word}
            <input
              type="number"
              min={0}
              max={most}
              value={needs[name]}
              onChange={({ target }) =>
                setNeeds({
                  ...needs,
                  [name]: Math.min(most, Math.max(0, target.valueAsNumber || 0)),
                })
              }
            />
          </label>
        ))}
        <label>
          {t`Language`}
          <input
            value={needs.language ?? ''}
            maxLength={20}
            placeholder="en"
            onChange={({ target }) => setNeeds({ ...needs, language: target.value || null })}
          />
        </label>
        <label>
          {t`Next dialysis`}
          <input
            type="datetime-local"
            value={needs.dialysisAt ? cityIsoOf(instantOf(needs.dialysisAt)).slice(0, 16) : ''}
            onChange={({ target }) =>
              setNeeds({
                ...needs,
                dialysisAt: target.value ? isoOf(instantOf(`${target.value}:00+08:00`)) : null,
              })
            }
          />
        </label>
        <label>
          {t`Other things to know`}
          <input
            value={needs.words}
            maxLength={500}
            onChange={(event) => setNeeds({ ...needs, words: event.target.value })}
          />
        </label>
        <Button htmlType="submit" loading={send.isPending}>
          <Trans>Write down</Trans>
        </Button>
      </form>
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </details>
  )
}
