import type * as contract from '@bihuan/contract/signing.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import type { Static } from 'typebox'
import { write } from '../../api/client.ts'
import { Problem } from '../../api/problem.ts'
import { useFormats } from '../../i18n/format.ts'
import { answerDigest, PasskeyRefused } from '../../shell/passkey.ts'
import { useMe } from '../../shell/use-me.ts'
import './sign-button.css'

export type Signing = Static<typeof contract.SigningView>
type Signed = Static<typeof contract.Signed>

/**
 * Signs a document with the passkey of who looks at it. `blocked` says in words what must be looked at before; `onSigned` is told
 * what came into being, or null while others still have to sign.
 */
export function SignButton(props: {
  signing: Signing
  blocked?: string | null
  onSigned?: (made: string | null) => void
}) {
  const { t } = useLingui()
  const { signing, blocked } = props
  const { isDemo } = useMe()
  const queries = useQueryClient()
  const sign = useMutation({
    mutationFn: async () => {
      const { digest, site, credentials } = signing
      const answer = await answerDigest(digest, { site, credentials, isDemo })
      const path = `/signings/${signing.signing}/sign`
      return write<Signed>(path, { answer })
    },
    onSuccess: ({ made }) => props.onSigned?.(made),
    // After a broken connection too: the signature may have been taken, and the page then shows it.
    onSettled: () => queries.invalidateQueries({ queryKey: ['signings'] }),
  })
  if (!signing.isMine) return null
  const hasKey = isDemo || signing.credentials.length > 0
  return (
    <div className="sign">
      <Button
        type="primary"
        size="large"
        loading={sign.isPending}
        disabled={!hasKey || Boolean(blocked)}
        onClick={() => sign.mutate()}
      >
        <Trans>Sign with my passkey</Trans>
      </Button>
      <p className="sign-why" role="status">
        {hasKey
          ? (blocked ??
            (isDemo
              ? t`In this invented city the passkey is one of software.`
              : t`Your device will ask for your finger, face or PIN.`))
          : t`None of your passkeys holds this power now: ask the appointing authority.`}
      </p>
      {sign.error ? (
        <p className="sign-fault" role="alert">
          <FaultWords cause={sign.error} />
        </p>
      ) : null}
    </div>
  )
}

function FaultWords({ cause }: { cause: Error }) {
  const format = useFormats()
  if (cause instanceof Problem)
    return (
      <>
        {format.text(cause.text)}
        {cause.items.map((item) => (
          <span key={item.pointer ?? item.code}> {item.message}</span>
        ))}
      </>
    )
  if (!(cause instanceof PasskeyRefused)) return <Trans>Nothing was signed: try again.</Trans>
  if (cause.fault === 'no-passkeys-here')
    return (
      <Trans>
        This browser has no passkeys here: open the page by its own address with https, or take
        another browser.
      </Trans>
    )
  return cause.fault === 'given-up' ? (
    <Trans>Nothing was signed: the passkey was not confirmed. Try again.</Trans>
  ) : (
    <Trans>Nothing was signed: the passkey could not be used. Try another one of yours.</Trans>
  )
}
