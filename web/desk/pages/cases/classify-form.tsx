import type { MessageDescriptor } from '@lingui/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { fieldTime, momentIn } from '../orders/city-time.ts'
import { useSend } from '../orders/use-send.ts'
import { Field } from './field.tsx'
import { type CaseHead, casePath } from './questions.ts'
import { categoryWords, foundWords, severityWords } from './words.ts'

type Draft = {
  category: NonNullable<CaseHead['category']>
  severity: string
  foundHow: string
  onsetAt: string | null
  why?: string
  version: number
}

/** What kind of case it is. A change of the category is a new classification with its reason; the one before stays in the history. */
export function ClassifyForm(props: { head: CaseHead; mayAct: boolean; onChanged: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const { head, mayAct } = props
  const [category, setCategory] = useState<Draft['category'] | ''>(head.category ?? '')
  const [severity, setSeverity] = useState<string>(head.severity ?? '')
  const [foundHow, setFoundHow] = useState<string>(head.foundHow ?? '')
  const [onset, setOnset] = useState(head.onsetAt ? fieldTime(Date.parse(head.onsetAt)) : '')
  const [why, setWhy] = useState('')
  const send = useSend<Draft, { version: number }>(
    () => `${casePath(head.case)}/classify`,
    props.onChanged,
  )
  const choices = (words: Readonly<Record<string, MessageDescriptor>>) =>
    Object.entries(words).map(([value, word]) => ({ value, label: t(word) }))
  const isChange = head.category !== null && category !== '' && category !== head.category
  const sick = category === 'confirmed'
  const isWhole =
    category !== '' &&
    foundHow !== '' &&
    (!sick || (severity !== '' && severity !== 'none')) &&
    (!isChange || why.trim() !== '')
  const mayClassify =
    mayAct && head.may.some(({ event, why: not }) => event === 'classify' && not === null)
  if (!mayClassify)
    return (
      <Panel title={t`Classification`}>
        <p>
          {head.category ? t(categoryWords[head.category]) : t`not classified`}
          {head.severity && head.severity !== 'none' ? ` · ${t(severityWords[head.severity])}` : ''}
          {head.foundHow ? ` · ${t(foundWords[head.foundHow])}` : ''}
          {head.onsetAt ? ` · ${format.dayAndTime(head.onsetAt)}` : ''}
        </p>
      </Panel>
    )
  return (
    <Panel title={t`Classification`}>
      <form
        className="case-fields"
        onSubmit={(event) => {
          event.preventDefault()
          if (category === '' || !isWhole) return
          send.mutate({
            category,
            severity: sick ? severity : 'none',
            foundHow,
            onsetAt: momentIn(onset),
            ...(why.trim() === '' ? {} : { why: why.trim() }),
            version: head.version,
          })
        }}
      >
        <div className="case-field wide">
          <span id="classify-category">
            <Trans>Category</Trans>
          </span>
          <Segmented
            aria-labelledby="classify-category"
            value={category}
            onChange={setCategory}
            options={choices(categoryWords) as { value: Draft['category']; label: string }[]}
          />
        </div>
        {sick ? (
          <div className="case-field">
            <label htmlFor="classify-severity">
              <Trans>Severity</Trans>
            </label>
            <Select
              id="classify-severity"
              value={severity === 'none' ? '' : severity}
              onChange={setSeverity}
              options={choices(severityWords).filter(({ value }) => value !== 'none')}
            />
          </div>
        ) : null}
        <div className="case-field">
          <label htmlFor="classify-found">
            <Trans>How it was found</Trans>
          </label>
          <Select
            id="classify-found"
            value={foundHow}
            onChange={setFoundHow}
            options={choices(foundWords)}
          />
        </div>
        <Field
          label={sick ? t`Onset` : t`Onset, if there was one`}
          type="datetime-local"
          value={onset}
          onChange={setOnset}
        />
        {isChange ? (
          <div className="case-field wide">
            <label htmlFor="classify-why">
              <Trans>Why the category changes</Trans>
            </label>
            <Input
              id="classify-why"
              maxLength={400}
              value={why}
              onChange={({ target }) => setWhy(target.value)}
            />
          </div>
        ) : null}
        <Button type="primary" htmlType="submit" disabled={!isWhole} loading={send.isPending}>
          {head.category ? <Trans>Change the classification</Trans> : <Trans>Classify</Trans>}
        </Button>
      </form>
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </Panel>
  )
}
