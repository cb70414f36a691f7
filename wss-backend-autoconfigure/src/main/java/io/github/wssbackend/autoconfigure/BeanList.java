/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.wssbackend.autoconfigure;

import java.util.AbstractList;
import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;

/**
 * The beans of a type in their order, looked up when they are first needed, so that they
 * may depend on whoever holds the list. Safe for use by several threads.
 *
 * @param <T> the type of the beans
 */
final class BeanList<T> extends AbstractList<T> {

	private final SingletonSupplier<List<T>> beans;

	BeanList(ObjectProvider<T> provider) {
		this.beans = SingletonSupplier.of(() -> provider.orderedStream().toList());
	}

	@Override
	public T get(int index) {
		return this.beans.obtain().get(index);
	}

	@Override
	public int size() {
		return this.beans.obtain().size();
	}

}
