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

package io.github.wssbackend.route;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;

/**
 * Calls a function bean. Threads may share it: two that look up a singleton at once find
 * the same one.
 */
final class FunctionTarget implements NodeTarget {

	private final BeanFactory factory;

	private final String beanName;

	private final FunctionKind kind;

	private volatile @Nullable Object singleton;

	FunctionTarget(BeanFactory factory, String beanName, FunctionKind kind) {
		this.factory = factory;
		this.beanName = beanName;
		this.kind = kind;
	}

	@Override
	public String beanName() {
		return this.beanName;
	}

	@Override
	public Object bean() {
		Object known = this.singleton;
		if (known != null) {
			return known;
		}
		Object bean = this.factory.getBean(this.beanName);
		if (this.factory.isSingleton(this.beanName)) {
			this.singleton = bean;
		}
		return bean;
	}

	@Override
	public @Nullable Object invoke(@Nullable Object[] args) {
		return this.kind.call(bean(), args);
	}

}
