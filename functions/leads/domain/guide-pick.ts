/** A guide as the assignment sees them; `open` counts their open leads. Without regions, brands or skills they take all. */
export type Candidate = {
  id: string;
  onDuty: boolean;
  open: number;
  cap: number;
  weight: number;
  regions?: readonly string[];
  brands?: readonly string[];
  skills?: readonly string[];
};

/** What a lead asks for; `stickyId` is the guide who knows the customer, `coolingId` the one who has just lost it. */
export type Need = { stickyId?: string; coolingId?: string; region?: string; brand?: string; skill?: string };

/** The sticky guide if eligible, else the least loaded by open leads per weight, then the smaller id. Undefined: to the pool, and warn. */
export function pickGuide(candidates: readonly Candidate[], need: Need): string | undefined {
  const eligible = candidates.filter((candidate) => isEligible(candidate, need));
  const sticky = eligible.find((candidate) => candidate.id === need.stickyId);
  if (sticky) return sticky.id;
  return [...eligible].sort(compareLoad)[0]?.id;
}

function isEligible({ id, onDuty, open, cap, regions, brands, skills }: Candidate, { coolingId, region, brand, skill }: Need): boolean {
  return id !== coolingId && onDuty && open < cap && serves(regions, region) && serves(brands, brand) && serves(skills, skill);
}

const serves = (offered: readonly string[] | undefined, asked: string | undefined): boolean =>
  offered === undefined || asked === undefined || offered.includes(asked);

function compareLoad(a: Candidate, b: Candidate): number {
  if (load(a) !== load(b)) return load(a) - load(b);
  return a.id < b.id ? -1 : 1;
}

/** Weight 0 takes a lead only when nobody else can. */
const load = ({ open, weight }: Candidate): number => (weight > 0 ? open / weight : Number.POSITIVE_INFINITY);
