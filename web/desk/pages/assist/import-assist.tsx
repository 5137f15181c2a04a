import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useId, useState } from 'react'
import { Link } from 'react-router'
import { questions } from '../../../api/questions.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import type { AssistImported } from './questions.ts'
import { importWords } from './words.ts'

type Input = { file: unknown; area: string; dryRun: boolean }

/** Takes in a file of another city: first what would come of it, then for good. */
export function ImportAssist() {
  const { t } = useLingui()
  const format = useFormats()
  const id = useId()
  const { actor } = useMe()
  const known = useQueryClient()
  const own = actor?.areaCode ?? ''
  const below = useQuery({ ...questions.areas(own), enabled: own.length === 4 }).data?.areas ?? []
  const [area, setArea] = useState('')
  const [file, setFile] = useState<unknown>(null)
  const [isUnreadable, setUnreadable] = useState(false)
  const [found, setFound] = useState<{ it: AssistImported; isDone: boolean } | null>(null)
  const send = useSend<Input, AssistImported>(
    () => '/assist-requests/import',
    (it) =>
      setFound((before) => ({ it, isDone: before !== null && before.it.outcome !== 'faulty' })),
  )
  const district = own.length >= 6 ? own.slice(0, 6) : area
  async function take(chosen: File | undefined) {
    setFound(null)
    setUnreadable(false)
    setFile(null)
    if (!chosen) return
    try {
      const read: unknown = JSON.parse(await chosen.text())
      setFile(read)
      send.mutate({ file: read, area: district, dryRun: true })
    } catch {
      setUnreadable(true)
    }
  }
  return (
    <div className="assist-import panel">
      {own.length === 4 ? (
        <label htmlFor={`${id}-area`}>
          <Trans>District that answers</Trans>
          <Select
            id={`${id}-area`}
            value={area || null}
            onChange={(next) => setArea(next ?? '')}
            options={below.map(({ code, name }) => ({
              value: code,
              label: format.area(code, name),
            }))}
          />
        </label>
      ) : null}
      <label htmlFor={`${id}-file`}>
        <Trans>File of another city</Trans>
        <input
          id={`${id}-file`}
          type="file"
          accept="application/json,.json"
          disabled={district === ''}
          onChange={(event) => void take(event.target.files?.[0])}
        />
      </label>
      {isUnreadable ? (
        <p className="late" role="alert">
          <Trans>This is no file of that kind.</Trans>
        </p>
      ) : null}
      {send.isError ? <ErrorState cause={send.error} /> : null}
      {found ? (
        <div role="status" className="assist-found">
          <StatusTag tone={importWords[found.it.outcome].tone}>
            {t(importWords[found.it.outcome].word)}
          </StatusTag>{' '}
          {found.it.number ? <span className="code">{found.it.number}</span> : null}
          {found.it.faults.map(({ pointer, zh, en }) => (
            <p key={pointer} className="late">
              <code>{pointer}</code> {format.text({ zh, en })}
            </p>
          ))}
          {!found.isDone && (found.it.outcome === 'new' || found.it.outcome === 'answered') ? (
            <Button
              type="primary"
              loading={send.isPending}
              onClick={() => {
                send.mutate(
                  { file, area: district, dryRun: false },
                  { onSuccess: () => void known.invalidateQueries({ queryKey: ['assist'] }) },
                )
              }}
            >
              <Trans>Take it in</Trans>
            </Button>
          ) : found.it.request && (found.isDone || found.it.outcome === 'known') ? (
            <Link to={`/assist/${found.it.request}`}>
              <Trans>Open the request</Trans>
            </Link>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}
