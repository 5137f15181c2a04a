/** How far a number in an assay may be trusted: a leaflet or a standard names it, or nobody checked it, or we made it up. */
export type AssayGrade = 'leaflet' | 'standard' | 'unverified' | 'invented-example'

/** One gene: detected up to `cutoffCt` cycles, in the grey zone up to `lodCtMax`, not detected beyond. */
export type AssayTarget = { name: string; dye: string; cutoffCt: number; lodCtMax: number }

/** The gene that shows that there was something to amplify and nothing to hinder it: in range up to `ctMax` cycles. */
export type InternalControl = { name: string; dye: string; ctMax: number }

/**
 * The rule by which Ct values become a call, versioned: a change of any number is a higher `version`.
 * `kit` names the reagent; two assays of one kit never confirm each other.
 */
export type Assay = {
  id: string
  version: number
  kit: string
  kitName: string
  targets: readonly AssayTarget[]
  internalControl: InternalControl
  /** Reactive when all targets are detected, or when any is. */
  reactiveWhen: 'all-targets' | 'any-target'
  /** `absent`: the internal control is a human gene, so water has none, which also marks the negative control out from tubes. */
  negativeControl: { internalControl: 'absent' | 'present' }
  /** All targets of the positive control lie between these Ct, ends included. */
  positiveControl: { ctMin: number; ctMax: number }
  source: string
  grade: AssayGrade
}
