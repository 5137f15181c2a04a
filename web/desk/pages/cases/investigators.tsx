import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { fieldTime, momentIn } from '../orders/city-time.ts'
import { useSend } from '../orders/use-send.ts'
import { Field } from './field.tsx'
import { languageNames } from './language-names.ts'
import { type Investigators, investigatorsQuestion } from './questions.ts'
import './cases.css'

type One = Investigators['investigators'][number]
type Profile = {
  account: string
  languages: string[]
  mostADay: number
  onDutyUntil: string | null
}

function ProfileForm({ one, onDone }: { one: One; onDone: () => void }) {
  const { t } = useLingui()
  const [languages, setLanguages] = useState<string[]>(one.languages)
  const [most, setMost] = useState(String(one.mostADay))
  const [until, setUntil] = useState(one.onDutyUntil ? fieldTime(Date.parse(one.onDutyUntil)) : '')
  const send = useSend<Profile, { account: string }>(() => '/case-investigators', onDone)
  const number = /^\d{1,2}$/.test(most) && Number(most) <= 50 ? Number(most) : null
  return (
    <form
      className="case-fields"
      onSubmit={(event) => {
        event.preventDefault()
        if (number === null || languages.length === 0) return
        send.mutate({
          account: one.account,
          languages,
          mostADay: number,
          onDutyUntil: momentIn(until),
        })
      }}
    >
      <div className="case-field wide">
        <label htmlFor={`languages-${one.account}`}>
          <Trans>Languages</Trans>
        </label>
        <Select
          id={`languages-${one.account}`}
          mode="multiple"
          value={languages}
          onChange={setLanguages}
          options={Object.entries(languageNames).map(([value, word]) => ({
            value,
            label: t(word),
          }))}
        />
      </div>
      <Field label={t`Most new cases a day`} value={most} onChange={setMost} />
      <Field label={t`On duty until`} type="datetime-local" value={until} onChange={setUntil} />
      <Button
        htmlType="submit"
        disabled={number === null || languages.length === 0}
        loading={send.isPending}
      >
        <Trans>Keep</Trans>
      </Button>
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </form>
  )
}

/** Who investigates: languages, most cases a day, shift, and how much each has to do; cases are given out by it. */
export function InvestigatorsPage() {
  const { t } = useLingui()
  const format = useFormats()
  const queries = useQueryClient()
  const [open, setOpen] = useState('')
  const answer = useQuery(investigatorsQuestion(''))
  useTitle(t`Investigators`)
  const list = answer.data
  if (!list && answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  return (
    <div className="cases narrow">
      <PageHead
        title={t`Investigators`}
        line={
          <Trans>
            Cases are given out by area, load and language. Load counts what is left to do in open
            cases.
          </Trans>
        }
      />
      {!list ? <Skeleton rows={6} /> : null}
      {list && list.investigators.length === 0 ? (
        <EmptyState title={t`Nobody investigates here yet`}>
          <Trans>An administrator opens accounts of investigators.</Trans>
        </EmptyState>
      ) : null}
      {(list?.investigators ?? []).map((one) => (
        <Panel
          key={one.account}
          title={<span lang="zh-CN">{one.name}</span>}
          aside={
            <Button
              aria-expanded={open === one.account}
              onClick={() => setOpen(open === one.account ? '' : one.account)}
            >
              <Trans>Change</Trans>
            </Button>
          }
        >
          <p>
            <StatusTag tone={one.isOnDuty ? 'ok' : 'idle'}>
              {one.isOnDuty ? <Trans>on duty</Trans> : <Trans>off duty</Trans>}
            </StatusTag>{' '}
            <Trans>
              {format.number(one.load)} cases of work left · today {one.today} of {one.mostADay}
            </Trans>{' '}
            · {one.languages.map((each) => t(languageNames[each])).join(', ')} ·{' '}
            <span className="code">{one.area}</span>
          </p>
          {open === one.account ? (
            <ProfileForm
              one={one}
              onDone={() => {
                setOpen('')
                void queries.invalidateQueries({ queryKey: ['case-investigators'] })
              }}
            />
          ) : null}
        </Panel>
      ))}
    </div>
  )
}
