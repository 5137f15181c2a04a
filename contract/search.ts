import Type from 'typebox'
import { Text } from './scalars.ts'

export const SearchParams = Type.Object({ text: Text(60) }, { additionalProperties: false })
/** What a scanned or typed text names: a printed code, or the number of a person. Nothing about it is shown. */
export const SearchAnswer = Type.Object({
  kind: Type.Union([
    Type.Literal('tube'),
    Type.Literal('box'),
    Type.Literal('plate'),
    Type.Literal('person'),
  ]),
  id: Type.String({ description: 'The code as printed, or the 15-digit number of the person' }),
})
