export type Path = readonly string[];

/**
 * The same object, which tells the path of every change made through it: { a: { b: [1] } } with a.b.push(2) tells ['a', 'b'].
 * Paths end at an array, or at `depth` names: what lies below changes as one piece.
 */
export function watched<T extends object>(root: T, depth: number, changed: (path: Path) => void): T {
  const raws = new WeakMap<object, object>();

  /** What is stored must be plain: a watched part kept elsewhere would go on telling its old path. */
  const plain = (value: unknown): unknown => {
    if (!isObject(value)) return value;
    const raw = raws.get(value);
    if (raw) return raw;
    for (const key of Object.keys(value)) {
      const child: unknown = Reflect.get(value, key);
      const stored = plain(child);
      if (stored !== child) Reflect.set(value, key, stored);
    }
    return value;
  };

  const handlerOf = <U extends object>(path: Path, whole: boolean): ProxyHandler<U> => {
    const children = new Map<string | symbol, { raw: object; proxy: object }>();
    const tell = (key: string | symbol): void => changed(whole ? path : [...path, String(key)]);
    return {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key);
        if (!isObject(value)) return value;
        const known = children.get(key);
        if (known?.raw === value) return known.proxy;
        const inner = whole ? path : [...path, String(key)];
        const proxy = new Proxy(value, handlerOf(inner, whole || Array.isArray(value) || inner.length === depth));
        children.set(key, { raw: value, proxy });
        raws.set(proxy, value);
        return proxy;
      },
      set: (target, key, value) => {
        tell(key);
        return Reflect.set(target, key, plain(value));
      },
      deleteProperty: (target, key) => {
        tell(key);
        return Reflect.deleteProperty(target, key);
      },
    };
  };
  return new Proxy(root, handlerOf([], false));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Puts a value where a path leads, or takes away what is there; paths into nowhere are left aside. */
export function putAt(root: object, path: Path, value: unknown): void {
  let place: unknown = root;
  for (const key of path.slice(0, -1)) place = isObject(place) ? Reflect.get(place, key) : undefined;
  const last = path.at(-1);
  if (!isObject(place) || last === undefined) return;
  if (value === undefined) Reflect.deleteProperty(place, last);
  else Reflect.set(place, last, value);
}

export function valueAt(root: object, path: Path): unknown {
  let place: unknown = root;
  for (const key of path) place = isObject(place) ? Reflect.get(place, key) : undefined;
  return place;
}
