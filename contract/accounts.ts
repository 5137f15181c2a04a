import Type from 'typebox'
import { Role } from './access.ts'
import { AreaCode, Moment, Text } from './scalars.ts'

export const CreateAccount = Type.Object(
  {
    signInName: Type.String({ pattern: '^[a-z0-9][a-z0-9.-]{1,62}$' }),
    displayName: Text(60),
    role: Role,
    areaCode: AreaCode,
    unit: Text(60),
    password: Type.Optional(Type.String({ minLength: 10, maxLength: 200 })),
    isDemo: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export const AccountCreated = Type.Object({ account: Type.String() })

export const CreateApiKey = Type.Object(
  { account: Type.String(), days: Type.Integer({ minimum: 1, maximum: 365 }) },
  { additionalProperties: false },
)
export const ApiKeyCreated = Type.Object({
  key: Type.String({ description: 'Shown once, kept nowhere' }),
  expiresAt: Moment,
})

export const SignIn = Type.Object(
  { signInName: Text(64), password: Text(200) },
  { additionalProperties: false },
)
export const DemoSignIn = Type.Object({ signInName: Text(64) }, { additionalProperties: false })
export const Session = Type.Object({ token: Type.String(), expiresAt: Moment })

export const AccountView = Type.Object({
  id: Type.String(),
  signInName: Type.String(),
  displayName: Type.String(),
  role: Role,
  areaCode: Type.String(),
  unit: Type.String(),
})
export const Me = Type.Object({
  actor: Type.Object({
    id: Type.String(),
    name: Type.String(),
    role: Role,
    areaCode: Type.String(),
    unit: Type.String(),
  }),
  city: Type.String(),
  demo: Type.Boolean(),
})
