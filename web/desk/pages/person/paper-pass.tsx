import type * as contract from '@bihuan/contract/pass.ts'
import { classWords } from '@bihuan/core/pass/pass-words.ts'
import { cityIsoOf, instantOf } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import type { Static } from 'typebox'
import { read } from '../../../api/client.ts'
import { QrCode } from '../../../kit/qr-code.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'

type Passes = Static<typeof contract.OwnPasses>

/** The pass as it is printed, in both languages: paper does not change its language. */
function Slip({ sent }: { sent: Passes }) {
  const [one] = sent.passes
  if (!one) return null
  const words = classWords[sent.class]
  const until = cityIsoOf(instantOf(one.expiresAt)).slice(0, 16).replace('T', ' ')
  return (
    <article className="pass-slip" lang="zh-CN">
      <QrCode text={one.text} label={`纸质通行证 ${sent.nameMasked}`} />
      <div>
        <h3>{sent.nameMasked}</h3>
        <p>
          {words.zh} <small lang="en">{words.en}</small>
        </p>
        <p>
          有效至 <small lang="en">good until</small> <b>{until}</b>
        </p>
        <p>
          <small>请与证件一起出示。看病、着火随时可以出去。</small>{' '}
          <small lang="en">
            Show it with a document. To see a doctor or in a fire, you may always go out.
          </small>
        </p>
      </div>
    </article>
  )
}

/** A pass on paper for who has no phone; each making of one leaves a trace that the person sees. */
export function PaperPass({ person }: { person: string }) {
  const { t } = useLingui()
  const make = useMutation({
    mutationFn: () =>
      read<Passes>(`/people/${encodeURIComponent(person)}/paper-pass`, { purpose: 'passes' }),
  })
  return (
    <Panel title={t`A pass on paper`} className="pass-panel">
      {make.data ? (
        <>
          <Slip sent={make.data} />
          <p className="pass-act">
            <Button type="primary" onClick={() => print()}>
              <Trans>Print</Trans>
            </Button>
          </p>
        </>
      ) : (
        <>
          <p className="soft">
            <Trans>
              For who goes out without a phone: good for three days at most, and shorter where their
              status changes sooner.
            </Trans>
          </p>
          <Button loading={make.isPending} onClick={() => make.mutate()}>
            <Trans>Make a pass on paper</Trans>
          </Button>
        </>
      )}
      {make.error ? <ErrorState cause={make.error} onRetry={() => make.mutate()} /> : null}
    </Panel>
  )
}
