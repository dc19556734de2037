@rem Some scripts of package.json begin with "exec", so that no shell stands between npm and the program and
@rem its signals arrive. Windows has no such word: this is it.
@%*
