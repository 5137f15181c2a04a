import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Input } from 'antd'
import { useEffect, useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { OfficerChoice } from '../orders/approver-choice.tsx'
import { ConfirmList, keyOf, type Notes } from './confirm-list.tsx'
import { Changes } from './effect.tsx'
import { type OwnFile, packOfFiles } from './own-files.ts'
import type { Checked, CheckInput, Drafted, DraftInput } from './questions.ts'
import { useSend } from './use-send.ts'
import { YamlEditor } from './yaml-editor.tsx'

/** The way of a pack to its signatures: checked, confirmed value by value, given a reason and a second officer. */
export function DraftForm(props: { pack: string; files: readonly OwnFile[] | null }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const [files, setFiles] = useState(props.files)
  const [notes, setNotes] = useState<Notes>({})
  const pack = files === null ? props.pack : (packOfFiles(files) ?? props.pack)
  const check = useSend<CheckInput, Checked>('/policies/check')
  const draft = useSend<DraftInput, Drafted>('/policies/draft-adoption', ({ signing }) =>
    navigate(`/policy/sign/${signing}`),
  )
  const input = { pack, ...(files === null ? {} : { files: [...files] }) }
  const { mutate } = check
  // A pack that ships is looked at at once; rules that somebody writes when they ask.
  useEffect(() => {
    if (props.files === null) mutate({ pack: props.pack })
  }, [mutate, props.files, props.pack])
  const found = check.data
  const isReady =
    found !== undefined &&
    found.faults.length === 0 &&
    found.cases.failed.length === 0 &&
    found.cases.run > 0
  return (
    <div className="effect">
      {files === null ? null : (
        <Panel
          title={t`Rules of our own`}
          aside={
            <Button type="primary" loading={check.isPending} onClick={() => check.mutate(input)}>
              <Trans>Check</Trans>
            </Button>
          }
        >
          <YamlEditor files={files} faults={found?.faults ?? []} onChange={setFiles} />
        </Panel>
      )}
      {check.isPending ? <Skeleton rows={6} /> : null}
      {check.isError ? <ErrorState cause={check.error} /> : null}
      {found && found.faults.length === 0 ? <CasesRun checked={found} /> : null}
      {found && isReady ? (
        <>
          <Changes changes={found.changes} />
          <h2>
            <Trans>Values that wait for your word</Trans>
          </h2>
          <ConfirmList values={found.open} notes={notes} onChange={setNotes} />
          <ToSign
            isBusy={draft.isPending}
            onSend={(second, reason) =>
              draft.mutate({
                ...input,
                second,
                reason,
                confirmations: found.open.flatMap((one) => {
                  const note = notes[keyOf(one)]?.trim()
                  return note ? [{ path: one.path, v: JSON.stringify(one.v), note }] : []
                }),
              })
            }
          />
          {draft.isError ? <ErrorState cause={draft.error} /> : null}
        </>
      ) : null}
    </div>
  )
}

function CasesRun({ checked }: { checked: Checked }) {
  const { t } = useLingui()
  const format = useFormats()
  const { run, failed } = checked.cases
  if (run === 0)
    return (
      <p className="policy-alarm" role="alert">
        <Trans>There are no cases. Rules without cases are an opinion: write some first.</Trans>
      </p>
    )
  if (failed.length === 0)
    return (
      <p className="soft">
        <Trans>
          No faults. All {format.number(run)} cases of the pack give the answer that is written
          down.
        </Trans>
      </p>
    )
  return (
    <Panel title={t`Cases that fail`}>
      <ul className="policy-plain">
        {failed.map((one) => (
          <li key={`${one.id} ${one.name}`}>
            <b>{one.id}</b> {one.name}:{' '}
            <Trans>
              expected {one.expected}, got {one.got}
            </Trans>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function ToSign(props: { isBusy: boolean; onSend: (second: string, reason: string) => void }) {
  const { t } = useLingui()
  const id = useId()
  const [second, setSecond] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  return (
    <Panel title={t`Before two officers`}>
      <div className="policy-form">
        <label htmlFor={`${id}-second`}>
          <Trans>Second officer, of another unit</Trans>
        </label>
        <OfficerChoice
          id={`${id}-second`}
          area="4101"
          power="policy"
          value={second}
          onChange={setSecond}
        />
        <label htmlFor={`${id}-reason`}>
          <Trans>Why these rules now</Trans>
        </label>
        <Input.TextArea
          id={`${id}-reason`}
          rows={2}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button
          type="primary"
          loading={props.isBusy}
          disabled={second === null || reason.trim().length < 8}
          onClick={() => second !== null && props.onSend(second, reason.trim())}
        >
          <Trans>Count whom it touches and put it before both</Trans>
        </Button>
      </div>
    </Panel>
  )
}
