import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import {
  type AssignedByRule,
  type CaseLine,
  type CasesAssigned,
  investigatorsQuestion,
} from './questions.ts'

/** Who can be given cases, with what each has before them. */
export function useInvestigators(area: string) {
  const { t } = useLingui()
  const format = useFormats()
  const answer = useQuery(investigatorsQuestion(area))
  const options = (answer.data?.investigators ?? []).map((one) => {
    const load = format.number(one.load)
    return {
      value: one.account,
      label: one.isOnDuty
        ? t`${one.name} · ${load} to do · today ${one.today}/${one.mostADay}`
        : t`${one.name} · off duty · ${load} to do`,
    }
  })
  return options
}

type Give = { cases: { case: string; asks: string; types?: string }[] }
type ByRule = { cases: string[]; assign: boolean }

/** What the server refused, one line for each case; the others are done. */
function Refused({ lines }: { lines: readonly { key: string; number: string; text: string }[] }) {
  if (lines.length === 0) return null
  return (
    <ul className="cases-refused">
      {lines.map(({ key, number, text }) => (
        <li key={key}>
          <b className="code">{number}</b> {text}
        </li>
      ))}
    </ul>
  )
}

/** Gives the chosen cases out: all to one team, or by area, load and language; what cannot be given is listed with why. */
export function GiveOut(props: { cases: readonly CaseLine[]; area: string; onDone: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const queries = useQueryClient()
  const options = useInvestigators(props.area)
  const [asks, setAsks] = useState('')
  const [types, setTypes] = useState('')
  const ids = props.cases.map((one) => one.case)
  const numberOf = (id: string) => props.cases.find((one) => one.case === id)?.number ?? id
  const renew = () => {
    for (const key of ['cases', 'case-counts', 'case-investigators'])
      void queries.invalidateQueries({ queryKey: [key] })
  }
  const give = useSend<Give, CasesAssigned>(() => '/case-assignments', renew)
  const rule = useSend<ByRule, AssignedByRule>(
    () => '/case-assignments/by-rule',
    (outcome) => {
      if (outcome.assigned > 0) renew()
    },
  )
  const given = give.data
  const proposed = rule.data
  return (
    <Panel
      title={t`Give out ${ids.length} cases`}
      aside={
        <Button onClick={props.onDone}>
          <Trans>Close</Trans>
        </Button>
      }
    >
      <div className="cases-give">
        <label htmlFor="give-asks">
          <Trans>Asks</Trans>
          <Select
            id="give-asks"
            value={asks}
            onChange={setAsks}
            options={options}
            showSearch={{ optionFilterProp: 'label' }}
          />
        </label>
        <label htmlFor="give-types">
          <Trans>Types</Trans>
          <Select
            id="give-types"
            value={types}
            onChange={setTypes}
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              { value: '', label: t`nobody yet` },
              ...options.filter(({ value }) => value !== asks),
            ]}
          />
        </label>
        <Button
          type="primary"
          disabled={asks === '' || ids.length === 0}
          loading={give.isPending}
          onClick={() =>
            give.mutate({
              cases: ids.map((one) => ({ case: one, asks, ...(types === '' ? {} : { types }) })),
            })
          }
        >
          <Trans>Give to this team</Trans>
        </Button>
        <Button
          disabled={ids.length === 0}
          loading={rule.isPending}
          onClick={() => rule.mutate({ cases: ids, assign: false })}
        >
          <Trans>Propose by area, load and language</Trans>
        </Button>
      </div>
      {give.isError ? <ErrorState cause={give.error} /> : null}
      {rule.isError ? <ErrorState cause={rule.error} /> : null}
      {given ? (
        <div role="status">
          <StatusTag tone={given.refused.length > 0 ? 'wait' : 'ok'}>
            <Trans>
              {given.assigned} given, {given.refused.length} not
            </Trans>
          </StatusTag>
          <Refused
            lines={given.refused.map((one) => ({
              key: one.case,
              number: numberOf(one.case),
              text: format.text(one),
            }))}
          />
        </div>
      ) : null}
      {proposed ? (
        <div role="status">
          <ul className="cases-refused">
            {proposed.lines.map((one) => (
              <li key={one.case}>
                <b className="code">{one.number}</b>{' '}
                {one.asksName ? (
                  <b lang="zh-CN">{[one.asksName, one.typesName].filter(Boolean).join(' · ')}</b>
                ) : (
                  <StatusTag tone="late">
                    <Trans>nobody</Trans>
                  </StatusTag>
                )}{' '}
                <span className="soft">{format.text(one.why)}</span>
              </li>
            ))}
          </ul>
          {proposed.lines.length === 0 ? (
            <p className="soft">
              <Trans>None of the chosen cases waits for a team.</Trans>
            </p>
          ) : proposed.assigned > 0 ? (
            <StatusTag tone="ok">
              <Trans>{proposed.assigned} given</Trans>
            </StatusTag>
          ) : (
            <Button
              type="primary"
              loading={rule.isPending}
              onClick={() => rule.mutate({ cases: ids, assign: true })}
            >
              <Trans>Give them out so</Trans>
            </Button>
          )}
        </div>
      ) : null}
    </Panel>
  )
}
