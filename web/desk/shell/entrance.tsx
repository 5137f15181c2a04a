import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Input } from 'antd'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { returnAddress } from '../../shell/return-address.ts'
import { useMe } from '../../shell/use-me.ts'
import { firstDemoAccount, hasLeft, useSignIn } from '../../shell/use-sign-in.ts'
import { useTitle } from '../../shell/use-title.ts'
import { ErrorState } from '../../ui/desk/error-state.tsx'
import { PageHead } from '../../ui/desk/panel.tsx'
import { Skeleton } from '../../ui/desk/skeleton.tsx'
import { EnterAs } from '../pages/home/enter-as.tsx'

// Somebody who was in and is out again is told that the session ended.
let wasIn = false

function SignInForm() {
  const { t } = useLingui()
  const signIn = useSignIn()
  const [signInName, setName] = useState('')
  const [password, setPassword] = useState('')
  useTitle(t`Sign in`)
  const enter = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate({ signInName: signInName.trim(), password })
  }
  return (
    <div className="entrance">
      <PageHead
        title={t`Sign in`}
        line={
          wasIn && !hasLeft() ? (
            <Trans>Your session has ended. After signing in you are back on this page.</Trans>
          ) : (
            <Trans>Your name and area decide what you may see and do here.</Trans>
          )
        }
      />
      <form className="panel sign-in" onSubmit={enter}>
        <label htmlFor="sign-in-name">
          <Trans>Name</Trans>
          <Input
            id="sign-in-name"
            autoComplete="username"
            autoFocus
            spellCheck={false}
            value={signInName}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label htmlFor="sign-in-password">
          <Trans>Password</Trans>
          <Input
            id="sign-in-password"
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </label>
        {signIn.isError ? <ErrorState cause={signIn.error} /> : null}
        <Button
          type="primary"
          htmlType="submit"
          loading={signIn.isPending}
          disabled={signInName.trim() === '' || password === ''}
        >
          <Trans>Sign in</Trans>
        </Button>
      </form>
      <EnterAs />
    </div>
  )
}

/** In the demo the door opens by itself, for the account used last; where it does not, one signs in. */
function Entrance() {
  const signIn = useSignIn()
  const { mutate } = signIn
  const [tried, setTried] = useState(hasLeft)
  useEffect(() => {
    if (tried) return
    mutate({ signInName: firstDemoAccount() }, { onError: () => setTried(true) })
  }, [mutate, tried])
  return tried ? <SignInForm /> : <Skeleton rows={10} />
}

/** Shows the page to somebody who is signed in, and the entrance in its place to everybody else; the address stays. */
export function SignedIn({ children }: { children: ReactNode }) {
  const { me, isPending, fault, retry } = useMe()
  useEffect(() => {
    if (!me) return
    wasIn = true
    const sentFrom = returnAddress(location.search)
    if (sentFrom) location.replace(sentFrom)
  }, [me])
  if (me) return children
  if (fault) return <ErrorState cause={fault} onRetry={retry} />
  return isPending ? <Skeleton rows={10} /> : <Entrance />
}
