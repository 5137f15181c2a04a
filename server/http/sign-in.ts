import { DemoSignIn, Me, Session, SignIn } from '@bihuan/contract/accounts.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { signInAttempts } from '../accounts/attempts.ts'
import { fitsPassword, hashPassword } from '../accounts/password.ts'
import { openSession } from '../accounts/session.ts'
import { checkInput } from '../door/check.ts'
import { Problem } from '../door/problem.ts'
import { actorOf, type Context, sessionCookie } from './context.ts'

/** Opens a session by cookie, and answers it too for who sends a token. */
export function answerSession(
  context: Context,
  reply: FastifyReply,
  accountId: string,
  lifeMs?: number,
) {
  const { token, expiresAt } = openSession(context.city.keys, accountId, Date.now(), lifeMs)
  // Strict: no other site can send it, and every write wants a header that a form cannot set.
  reply.setCookie(sessionCookie, token, {
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    expires: new Date(expiresAt),
  })
  return { token, expiresAt: isoOf(expiresAt) }
}

/** Signing in writes nothing: a session is a signed text. It is the one door that needs no permission. */
export function registerSignIn(app: FastifyInstance, context: Context): void {
  const attempts = signInAttempts()
  // Somebody who tries names must not learn from the clock which of them exist.
  const decoy = hashPassword('nobody has this password')

  app.post('/api/v1/sessions', {
    schema: {
      operationId: 'session.open',
      summary: 'Sign in with name and password',
      tags: ['session'],
      body: SignIn,
      response: { 200: Session },
    },
    async handler(request, reply) {
      const { signInName, password } = checkInput(SignIn, request.body)
      const waitMs = attempts.waitMs(signInName, Date.now())
      if (waitMs > 0) {
        const seconds = Math.ceil(waitMs / 1_000)
        reply.header('retry-after', seconds)
        throw new Problem('access.too-many-attempts', { seconds: String(seconds) })
      }
      const [account] = await context.city.sql<{ id: string; passwordHash: string | null }[]>`
        select id, password_hash from accounts where sign_in_name = ${signInName} and closed_at is null`
      const fits = await fitsPassword(password, account?.passwordHash ?? (await decoy))
      if (!account || !fits || account.passwordHash === null) {
        attempts.failed(signInName, Date.now())
        throw new Problem('access.sign-in-failed')
      }
      attempts.succeeded(signInName)
      return answerSession(context, reply, account.id)
    },
  })

  app.post('/api/v1/demo/sessions', {
    schema: {
      operationId: 'session.open-demo',
      summary: 'Enter the demo city as one of its accounts',
      tags: ['session'],
      body: DemoSignIn,
      response: { 200: Session },
    },
    async handler(request, reply) {
      if (!context.demo) throw new Problem('demo.only')
      const { signInName } = checkInput(DemoSignIn, request.body)
      const [account] = await context.city.sql<{ id: string }[]>`
        select id from accounts where sign_in_name = ${signInName} and is_demo and closed_at is null`
      if (!account) throw new Problem('not-found', { what: signInName })
      return answerSession(context, reply, account.id)
    },
  })

  app.delete('/api/v1/sessions', {
    schema: { operationId: 'session.close', summary: 'Sign out', tags: ['session'] },
    async handler(_request, reply) {
      reply.clearCookie(sessionCookie, { path: '/' })
      return reply.code(204).send()
    },
  })

  app.get('/api/v1/me', {
    schema: {
      operationId: 'session.me',
      summary: 'Who I am here',
      tags: ['session'],
      response: { 200: Me },
    },
    async handler(request) {
      const actor = await actorOf(context, request)
      return { actor, city: context.city.code, demo: context.demo !== null }
    },
  })
}
