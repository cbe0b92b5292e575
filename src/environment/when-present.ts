import { all, type Input, type Output, type Unwrap } from "@pulumi/pulumi";

type Unwrapped<Values extends readonly unknown[]> = {
  [Index in keyof Values]: Unwrap<Values[Index]>;
};

/**
 * `apply` for what resources answer, passing by what is not there. Where the engine leaves a resource
 * out that its state does not hold (`up --target`, `destroy --run-program` after a failed first `up`),
 * its outputs are undefined, whatever their types say; what would be made of them is then `otherwise`.
 */
export function whenPresent<Values extends readonly Input<unknown>[], Result>(
  values: readonly [...Values],
  make: (...present: Unwrapped<Values>) => Result,
  otherwise?: Result,
): Output<Unwrap<Result>> {
  const made = all([...values]).apply((given) =>
    given.includes(undefined as never) ? otherwise : make(...(given as Unwrapped<Values>)),
  );
  return made as Output<Unwrap<Result>>;
}
