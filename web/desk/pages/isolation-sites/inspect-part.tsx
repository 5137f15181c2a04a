import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import type { SiteView } from './questions.ts'

type Finding = { isMet?: boolean; words?: string }

/** The checklist of an inspection with where each item comes from; every one is answered, and one that is not met fails it. */
export function InspectPart({ view, onDone }: { view: SiteView; onDone: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const { actor } = useMe()
  const [found, setFound] = useState<Readonly<Record<string, Finding>>>({})
  const send = useSend<object, unknown>(
    () => `/isolation-sites/${view.row.site}/inspect`,
    () => {
      setFound({})
      onDone()
    },
  )
  const role = actor?.role
  const mayInspect =
    role === 'inspector' || role === 'district-commander' || role === 'city-commander'
  const set = (item: string, part: Finding) =>
    setFound({ ...found, [item]: { ...found[item], ...part } })
  const left = view.checklist.filter(({ item }) => found[item]?.isMet === undefined)
  const findings = view.checklist.flatMap(({ item }) => {
    const { isMet, words } = found[item] ?? {}
    return isMet === undefined ? [] : { item, isMet, ...(words ? { words } : {}) }
  })
  const nameOf = (item: string) => {
    const known = view.checklist.find((one) => one.item === item)
    return known ? format.text(known.words) : item
  }
  return (
    <>
      <Panel title={t`Checklist`}>
        {view.checklist.length === 0 ? (
          <EmptyState title={t`Nothing to inspect`}>
            <Trans>Neither the policy nor the city names a condition.</Trans>
          </EmptyState>
        ) : (
          <div className="supply-scroll">
            <table className="supply-table">
              <tbody>
                {view.checklist.map(({ item, words, source, binds }) => (
                  <tr key={item}>
                    <th scope="row">
                      {format.text(words)}
                      <br />
                      <span className="faint">
                        {source} {binds ? '' : t`(not confirmed)`}
                      </span>
                    </th>
                    {mayInspect ? (
                      <>
                        <td>
                          <Radio.Group
                            aria-label={format.text(words)}
                            value={found[item]?.isMet ?? null}
                            onChange={(event) => set(item, { isMet: event.target.value === true })}
                          >
                            <Radio value={true}>
                              <Trans>met</Trans>
                            </Radio>
                            <Radio value={false}>
                              <Trans>not met</Trans>
                            </Radio>
                          </Radio.Group>
                        </td>
                        <td>
                          <Input
                            aria-label={t`What was seen`}
                            placeholder={t`What was seen`}
                            maxLength={300}
                            value={found[item]?.words ?? ''}
                            onChange={(event) => set(item, { words: event.target.value })}
                          />
                        </td>
                      </>
                    ) : null}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {mayInspect && view.checklist.length > 0 ? (
          <p className="supply-bar">
            <Button
              type="primary"
              disabled={left.length > 0}
              loading={send.isPending}
              onClick={() => send.mutate({ version: view.row.version, findings })}
            >
              <Trans>Write the inspection down</Trans>
            </Button>
            {left.length > 0 ? (
              <span className="faint">
                <Trans>{left.length} items are not answered yet.</Trans>
              </span>
            ) : null}
          </p>
        ) : null}
        {send.isError ? <ErrorState cause={send.error} /> : null}
      </Panel>
      {view.inspections.map((one) => (
        <Panel
          key={one.at}
          title={format.dayAndTime(one.at)}
          aside={
            <StatusTag tone={one.passed ? 'ok' : 'late'}>
              {one.passed ? <Trans>passed</Trans> : <Trans>failed</Trans>}
            </StatusTag>
          }
        >
          <ul>
            {one.findings.map(({ item, isMet, words }) => (
              <li key={item}>
                {isMet ? '✓' : '✗'} {nameOf(item)}
                {words ? `: ${words}` : ''}
              </li>
            ))}
          </ul>
        </Panel>
      ))}
    </>
  )
}
